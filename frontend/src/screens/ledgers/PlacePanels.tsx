// The whole of a place: its facts, and the organizations and branches there.

import type { ComponentChildren } from "preact";
import { useQuestion } from "../../api/resource";
import {
  AreaDocument,
  BuildingDocument,
  DepartmentDocument,
  TownDocument,
  VillageDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import { type Fact, Facts, Panel, PanelSection } from "../../ui/Panel";
import { CountLink, ObjectLink, YesNo } from "./cells";
import type { PanelProps } from "./definition";
import { History } from "./History";
import { PanelActions } from "./PanelActions";
import { PanelState } from "./PanelState";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface PlaceProps {
  readonly place: Named;
  readonly facts: readonly Fact[];
  readonly onClose: () => void;
  readonly canEdit?: boolean;
  readonly focus?: string;
  readonly children?: ComponentChildren;
}

function Place({ place, facts, onClose, canEdit, focus, children }: PlaceProps) {
  return (
    <Panel title={place.name} subject={place.id} onClose={onClose}>
      <PanelActions canEdit={canEdit ?? false} focus={focus ?? null} />
      <PanelSection title={t("section.base")}>
        <Facts facts={facts} />
      </PanelSection>
      {children}
    </Panel>
  );
}

function Names(props: {
  readonly title: string;
  readonly ledger: LedgerName;
  readonly rows: readonly Named[];
}) {
  const { title, ledger, rows } = props;
  return (
    <PanelSection title={title}>
      {rows.length === 0 ? (
        <p class="muted">{t("section.none")}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <ObjectLink ledger={ledger} to={row} />
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}

interface Inhabited {
  readonly organizations: { readonly nodes: readonly Named[] };
  readonly branches: { readonly nodes: readonly Named[] };
}

function Inhabitants({ place }: { place: Inhabited }) {
  return (
    <>
      <Names
        title={t("section.organizations")}
        ledger="organizations"
        rows={place.organizations.nodes}
      />
      <Names title={t("section.branches")} ledger="branches" rows={place.branches.nodes} />
    </>
  );
}

export function BuildingPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(BuildingDocument, () => ({ id }));
  const place = state.value.data?.building;
  if (!place) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  const source = place.coordinateSystem && t(`CoordinateSystem.${place.coordinateSystem}`);
  return (
    <Place
      place={place}
      onClose={onClose}
      canEdit
      focus={`building:${place.id}`}
      facts={[
        [t("field.town"), <ObjectLink key="town" ledger="towns" to={place.town} />],
        [t("field.buildingGroup"), place.group?.name],
        [t("field.address"), place.address],
        [t("field.floors"), place.floors],
        [
          t("field.point"),
          place.longitude === null ? null : `${place.longitude}, ${place.latitude} (${source})`,
        ],
        [t("field.organizationCount"), place.organizationCount],
      ]}
    >
      <Inhabitants place={place} />
      <History of={place} />
    </Place>
  );
}

export function VillagePanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(VillageDocument, () => ({ id }));
  const place = state.value.data?.village;
  if (!place) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Place
      place={place}
      onClose={onClose}
      canEdit
      facts={[
        [t("field.town"), <ObjectLink key="town" ledger="towns" to={place.town} />],
        [t("field.divisionCode"), place.divisionCode],
        [
          t("field.urbanRuralClass"),
          place.urbanRuralClass && t(`UrbanRuralClass.${place.urbanRuralClass}`),
        ],
        [t("field.villageBranch"), place.branchName],
        [t("field.isWilling"), <YesNo key="willing" value={place.isWilling} />],
        [t("field.organizationCount"), place.organizationCount],
      ]}
    >
      <Inhabitants place={place} />
      <History of={place} />
    </Place>
  );
}

export function AreaPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(AreaDocument, () => ({ id }));
  const place = state.value.data?.area;
  if (!place) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Place
      place={place}
      onClose={onClose}
      canEdit
      focus={`area:${place.id}`}
      facts={[
        [t("field.town"), <ObjectLink key="town" ledger="towns" to={place.town} />],
        [t("field.boundary"), t(place.boundary ? "value.drawn" : "value.notDrawn")],
        [t("field.organizationCount"), place.organizationCount],
      ]}
    >
      <Inhabitants place={place} />
      <History of={place} />
    </Place>
  );
}

export function TownPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(TownDocument, () => ({ id }));
  const place = state.value.data?.town;
  if (!place) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  const filter = { town: place.id };
  return (
    <Place
      place={place}
      onClose={onClose}
      canEdit
      focus={`town:${place.id}`}
      facts={[
        [t("field.kind"), t(`TownKind.${place.kind}`)],
        [t("field.divisionCode"), place.divisionCode],
        [t("field.settlement"), place.settlement && t(`Settlement.${place.settlement}`)],
        [
          t("field.organizationCount"),
          <CountLink
            key="organizations"
            ledger="organizations"
            filter={filter}
            count={place.organizationCount}
          />,
        ],
        [
          t("field.branchCount"),
          <CountLink key="branches" ledger="branches" filter={filter} count={place.branchCount} />,
        ],
      ]}
    >
      <History of={place} />
    </Place>
  );
}

export function DepartmentPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(DepartmentDocument, () => ({ id }));
  const place = state.value.data?.department;
  if (!place) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Place
      place={place}
      onClose={onClose}
      canEdit
      facts={[
        [t("field.shortName"), place.shortName],
        [t("field.departmentKind"), t(`DepartmentKind.${place.kind}`)],
        [t("field.isDefault"), <YesNo key="default" value={place.isDefault} />],
        [
          t("field.organizationCount"),
          <CountLink
            key="organizations"
            ledger="organizations"
            filter={{ department: place.id }}
            count={place.organizationCount}
          />,
        ],
      ]}
    >
      <History of={place} />
    </Place>
  );
}
