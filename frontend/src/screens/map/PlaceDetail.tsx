// A town, an area or a building: its coverage, its joint branches, and who is there by reason.

import type { ReadonlySignal, Signal } from "@preact/signals";
import { useResource } from "../../api/resource";
import { padded } from "../../map/boxes";
import {
  type Box,
  type Joint,
  type Key,
  keyOf,
  type Mark,
  type Place,
  type Point,
  uncoveredMarks,
} from "../../map/model";
import { zooms } from "../../map/zooms";
import { address } from "../../router";
import { Facts } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { Coverage, DetailFrame, Part } from "./DetailFrame";
import { pointsIn } from "./data";
import { boxOfPlace } from "./inView";
import { Choose, formationName } from "./Rows";
import { FlagSymbol, MarkSymbol } from "./Symbols";
import { say } from "./words";

interface PlaceDetailProps {
  readonly place: Place;
  readonly town: string | null;
  readonly asOf: ReadonlySignal<string>;
  readonly hover: Signal<Key | null>;
  readonly onClose: () => void;
}

const ledgers = { town: "towns", area: "areas", building: "buildings" } as const;

export function PlaceDetail({ place, town, asOf, hover, onClose }: PlaceDetailProps) {
  const { kind, id, name, floors } = place;
  return (
    <DetailFrame
      kind={say(`kind.${kind}`)}
      title={name}
      ledger={address(`/ledgers/${ledgers[kind]}`, { open: id })}
      onClose={onClose}
    >
      <Coverage place={place} asOf={asOf.value} />
      {kind !== "town" && (
        <div class="map-detail-part">
          <Facts
            facts={[
              [say("facts.town"), town],
              ...(kind === "building"
                ? ([
                    [
                      say("facts.floors"),
                      floors === null ? null : say("facts.floorsValue", { count: floors }),
                    ],
                  ] as const)
                : []),
            ]}
          />
        </div>
      )}
      {kind !== "town" && <Inside place={place} asOf={asOf} hover={hover} />}
    </DetailFrame>
  );
}

const everything = { zoom: zooms.closest, hasPoints: true, hasRows: true, hasJoints: true };

/** Units: degrees; tenants may have a point of their own beside their building's. */
const aroundBuilding = 0.015;

function boxAround(place: Place): Box | null {
  const box = boxOfPlace(place);
  if (!box) {
    return null;
  }
  if (place.kind !== "building") {
    return padded(box, 0.05);
  }
  return {
    west: box.west - aroundBuilding,
    south: box.south - aroundBuilding,
    east: box.east + aroundBuilding,
    north: box.north + aroundBuilding,
  };
}

function isInside(place: Place, { buildingId, areaId }: Point | Joint): boolean {
  return place.kind === "building" ? buildingId === place.id : areaId === place.id;
}

function Inside({ place, asOf, hover }: Pick<PlaceDetailProps, "place" | "asOf" | "hover">) {
  const box = boxAround(place);
  const { state, reload } = useResource((signal) =>
    box ? pointsIn({ box, ...everything }, asOf.value, signal, 0) : null,
  );
  const { data, fault, isLoading } = state.value;
  if (!box) {
    return <p class="map-detail-part muted">{say("noPoint")}</p>;
  }
  if (fault) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Skeleton lines={4} />;
  }
  const points = data.all.filter((point) => isInside(place, point));
  const joints = data.joints.filter(({ id }) => place.branchIds.includes(id));
  return (
    <div class={isLoading ? "busy" : undefined}>
      <Joints joints={joints} hover={hover} />
      <Part title={say(place.kind === "building" ? "tenants" : "organizationsHere")}>
        {points.length === 0 && place.operating === 0 && <p class="muted">{say("noTenants")}</p>}
        <Grouped points={points} hover={hover} />
        {place.operating > points.length && (
          <p class="muted small">
            {say("tenantsElsewhere", { count: place.operating - points.length })}
          </p>
        )}
      </Part>
    </div>
  );
}

function Joints({ joints, hover }: { joints: readonly Joint[]; hover: Signal<Key | null> }) {
  return (
    <Part title={say("joints")}>
      {joints.length === 0 && <p class="muted">{say("noJoints")}</p>}
      <ul>
        {joints.map(({ id, name, formation, members }) => (
          <li key={id} class="map-line" {...pointing(hover, keyOf("branch", id))}>
            <FlagSymbol />
            <span>
              <Choose to={keyOf("branch", id)}>{name}</Choose>
              <span class="cell-note">
                {formationName(formation)} · {say("coversCount", { count: members.length })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Point at a thing on the map while the mouse or the focus is on its line. */
export function pointing(hover: Signal<Key | null>, key: Key) {
  const point = (to: Key | null) => () => {
    hover.value = to;
  };
  return {
    onMouseEnter: point(key),
    onMouseLeave: point(null),
    onFocusCapture: point(key),
    onBlurCapture: point(null),
  };
}

const groups: readonly Mark[] = [...uncoveredMarks, "covered"];
const mostNames = 60;

/** Organizations by reason, the uncovered ones first: they are what there is to do. */
export function Grouped(props: { points: readonly Point[]; hover: Signal<Key | null> }) {
  const { points, hover } = props;
  return (
    <>
      {groups.map((mark) => {
        const rows = points.filter((point) => point.mark === mark && point.id !== null);
        return (
          rows.length > 0 && (
            <div key={mark} class="map-group">
              <h4>
                <MarkSymbol mark={mark} />
                {say(`mark.${mark}`)}
                <span class="muted">{rows.length}</span>
              </h4>
              <ul>
                {rows.slice(0, mostNames).map(({ id, name }) => (
                  <li key={id} {...pointing(hover, keyOf("organization", id ?? ""))}>
                    <a href={address("/ledgers/organizations", { open: id })}>{name}</a>
                  </li>
                ))}
                {rows.length > mostNames && (
                  <li class="muted">{say("countMore", { count: rows.length - mostNames })}</li>
                )}
              </ul>
            </div>
          )
        );
      })}
    </>
  );
}
