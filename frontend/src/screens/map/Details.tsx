// The whole of what is chosen: a place, a branch, an organization, or all that stand at one spot.

import type { ReadonlySignal, Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Fault, kindOf } from "../../api/faults";
import { useQuestion } from "../../api/resource";
import { MapBranchDocument, MapOrganizationDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import {
  type Key,
  keyOf,
  type Mark,
  type Place,
  type Point,
  readKey,
  type Spot,
} from "../../map/model";
import { address } from "../../router";
import { Facts } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { DatedList, isLive } from "../ledgers/cells";
import { DetailFrame, Part } from "./DetailFrame";
import { Grouped, PlaceDetail, pointing } from "./PlaceDetail";
import { Choose } from "./Rows";
import { MarkSymbol } from "./Symbols";
import { say } from "./words";

interface DetailsProps {
  readonly chosen: Key;
  readonly places: readonly Place[];
  readonly points: readonly Point[];
  readonly asOf: ReadonlySignal<string>;
  readonly hover: Signal<Key | null>;
  /** Where the chosen thing is, which the map may not have known. */
  readonly onPlace: (at: Spot | Key) => void;
  readonly onClose: () => void;
}

export function Details(props: DetailsProps) {
  const { chosen, places, points, asOf, hover, onClose, onPlace } = props;
  const named = readKey(chosen);
  switch (named?.kind) {
    case "branch":
      return <BranchDetail key={chosen} id={named.id} {...props} />;
    case "organization":
      return (
        <OrganizationDetail
          key={chosen}
          id={named.id}
          mark={points.find(({ id }) => id === named.id)?.mark ?? null}
          asOf={asOf}
          onPlace={onPlace}
          onClose={onClose}
        />
      );
    case "spot":
      return <SpotDetail key={chosen} at={named.id} {...props} />;
    default: {
      const place = places.find(({ kind, id }) => keyOf(kind, id) === chosen);
      const town = places.find(({ kind, id }) => kind === "town" && id === place?.townId);
      return place ? (
        <PlaceDetail
          key={chosen}
          place={place}
          town={town?.name ?? null}
          asOf={asOf}
          hover={hover}
          onClose={onClose}
        />
      ) : (
        <Gone onClose={onClose} />
      );
    }
  }
}

function Gone({ onClose }: { onClose: () => void }) {
  return (
    <DetailFrame kind="" title={say("gone")} onClose={onClose}>
      <Empty title={say("goneHint")} />
    </DetailFrame>
  );
}

interface NotThereProps {
  readonly fault: Fault | null;
  readonly isLoading: boolean;
  readonly onRetry: () => void;
}

/** What stands in the frame until the whole is known, or when there is no such thing. */
function NotThere({ fault, isLoading, onRetry }: NotThereProps) {
  if (fault && kindOf(fault) !== "not-found") {
    return <Failed fault={fault} onRetry={onRetry} />;
  }
  return isLoading ? <Skeleton lines={4} /> : <Empty title={say("goneHint")} />;
}

function SpotDetail({ at, points, hover, onClose }: DetailsProps & { at: string }) {
  const [longitude = 0, latitude = 0] = at.split(",").map(Number);
  const here = points.filter(
    (point) =>
      Math.abs(point.longitude - longitude) < sameSpot &&
      Math.abs(point.latitude - latitude) < sameSpot,
  );
  return (
    <DetailFrame kind={say("kind.spot")} title={say("organizationsAtSpot")} onClose={onClose}>
      <div class="map-detail-part">
        <Grouped points={here} hover={hover} />
      </div>
    </DetailFrame>
  );
}

/** Units: degrees; what the closest zoom does not part. */
const sameSpot = 0.00005;

interface OneProps {
  readonly id: string;
  readonly asOf: ReadonlySignal<string>;
  readonly onPlace: (at: Spot | Key) => void;
  readonly onClose: () => void;
}

interface Situated {
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

/** Tell where it is once that is known: at a spot, else somewhere in an area. */
function usePlace(
  spot: Situated | null | undefined,
  area: { readonly id: string } | null | undefined,
  onPlace: (at: Spot | Key) => void,
): void {
  const [longitude, latitude] = [spot?.longitude ?? null, spot?.latitude ?? null];
  const within = area?.id ?? null;
  useEffect(() => {
    if (longitude !== null && latitude !== null) {
      onPlace({ longitude, latitude });
    } else if (within !== null) {
      onPlace(keyOf("area", within));
    }
  }, [longitude, latitude, within]);
}

function BranchDetail({
  id,
  asOf,
  hover,
  onPlace,
  onClose,
}: OneProps & { hover: Signal<Key | null> }) {
  const { state, reload } = useQuestion(MapBranchDocument, () => ({ id }));
  const { data, fault, isLoading } = state.value;
  const branch = data?.branch;
  usePlace(branch?.building, branch?.area, onPlace);
  if (!branch) {
    return (
      <DetailFrame kind={say("kind.branch")} title="…" onClose={onClose}>
        <NotThere fault={fault} isLoading={isLoading} onRetry={reload} />
      </DetailFrame>
    );
  }
  const day = asOf.value;
  const covered = branch.links.nodes.filter((link) => isLive(link, day));
  return (
    <DetailFrame
      kind={branch.formation ? t(`Formation.${branch.formation}`) : t(`BranchKind.${branch.kind}`)}
      title={branch.name}
      ledger={address("/ledgers/branches", { open: branch.id })}
      onClose={onClose}
    >
      <div class="map-detail-part">
        <Facts
          facts={[
            [
              say(branch.area ? "facts.area" : "facts.building"),
              branch.area ? (
                <Choose to={keyOf("area", branch.area.id)}>{branch.area.name}</Choose>
              ) : (
                branch.building && (
                  <Choose to={keyOf("building", branch.building.id)}>{branch.building.name}</Choose>
                )
              ),
            ],
            [say("facts.town"), branch.town?.name],
            [say("facts.founded"), branch.foundedOn],
            [say("facts.members"), branch.fullMemberCount ?? branch.reportedMembers],
          ]}
        />
      </div>
      <DatedList title={say("approvals")} rows={branch.approvals.nodes} today={day}>
        {(approval) => (
          <>
            {t(`ApprovalAction.${approval.action}`)} · {t(`BranchKind.${approval.kind}`)}
            <span class="cell-note">
              {[approval.number, approval.approver].filter(Boolean).join(" · ")}
            </span>
          </>
        )}
      </DatedList>
      <Part title={`${say("membersOf")} ${covered.length}`}>
        <ul class="map-names">
          {covered.map(
            ({ id: link, organization }) =>
              organization && (
                <li key={link} {...pointing(hover, keyOf("organization", organization.id))}>
                  <Choose to={keyOf("organization", organization.id)}>{organization.name}</Choose>
                </li>
              ),
          )}
        </ul>
      </Part>
    </DetailFrame>
  );
}

function OrganizationDetail({
  id,
  mark,
  asOf,
  onPlace,
  onClose,
}: OneProps & { mark: Mark | null }) {
  const { state, reload } = useQuestion(MapOrganizationDocument, () => ({ id }));
  const { data, fault, isLoading } = state.value;
  const whole = data?.organization;
  const place = whole?.building?.longitude == null ? whole : whole.building;
  usePlace(place, whole?.area, onPlace);
  if (!whole) {
    return (
      <DetailFrame kind={say("kind.organization")} title="…" onClose={onClose}>
        <NotThere fault={fault} isLoading={isLoading} onRetry={reload} />
      </DetailFrame>
    );
  }
  const links = whole.links.nodes.filter((link) => isLive(link, asOf.value));
  return (
    <DetailFrame
      kind={t(`OrganizationKind.${whole.kind}`)}
      title={whole.name}
      ledger={address("/ledgers/organizations", { open: whole.id })}
      onClose={onClose}
    >
      {mark && (
        <p class="map-detail-part map-line">
          <MarkSymbol mark={mark} />
          <span class="strong">{say(`mark.${mark}`)}</span>
        </p>
      )}
      <div class="map-detail-part">
        <Facts
          facts={[
            [say("facts.town"), whole.town?.name],
            [
              say("facts.building"),
              whole.building && (
                <Choose to={keyOf("building", whole.building.id)}>{whole.building.name}</Choose>
              ),
            ],
            [
              say("facts.area"),
              whole.area && <Choose to={keyOf("area", whole.area.id)}>{whole.area.name}</Choose>,
            ],
            [say("facts.code"), <span class="code">{whole.creditCode}</span>],
            [say("facts.address"), whole.address],
          ]}
        />
        {place?.longitude == null && <p class="muted small">{say("noPoint")}</p>}
      </div>
      <Part title={say("coverage")}>
        {links.length === 0 && <p class="muted">{t("value.notCovered")}</p>}
        <ul>
          {links.map((link) => (
            <li key={link.id}>
              {link.branch && (
                <Choose to={keyOf("branch", link.branch.id)}>{link.branch.name}</Choose>
              )}
              <span class="cell-note">{t(`Formation.${link.formation}`)}</span>
            </li>
          ))}
        </ul>
      </Part>
    </DetailFrame>
  );
}
