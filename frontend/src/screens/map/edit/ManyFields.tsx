// Several areas or buildings: chosen on the map or in the table, which are the same choice.

import { useQuestion } from "../../../api/resource";
import { EditedGroupsDocument } from "../../../gql/graphql";
import type { Place } from "../../../map/model";
import { Checkbox, SelectField } from "../../../ui/Field";
import type { EditValues } from "./deeds";
import { say } from "./words";

interface ManyFieldsProps {
  readonly id: string;
  readonly values: EditValues;
  readonly candidates: readonly Place[];
  readonly error: string | undefined;
  readonly onToggle: (id: string) => void;
}

export function ManyFields({ id, values, candidates, error, onToggle }: ManyFieldsProps) {
  const chosen = new Set(values.chosen.map((one) => one.id));
  return (
    <fieldset class="field" id={id} tabIndex={-1}>
      <legend class="field-label">{say("many", { count: chosen.size })}</legend>
      <p class="field-hint">{say("manyHint")}</p>
      {error && <p class="field-error">{error}</p>}
      <ul class="map-edit-list">
        {candidates.map((place) => (
          <li key={place.id}>
            <Checkbox
              label={place.name}
              isChecked={chosen.has(place.id)}
              onChange={() => onToggle(place.id)}
            />
          </li>
        ))}
      </ul>
      {candidates.length === 0 && <p class="muted">{say("manyNone")}</p>}
    </fieldset>
  );
}

interface GroupFieldProps {
  readonly values: EditValues;
  readonly onChange: (some: Partial<EditValues>) => void;
}

/** A new group, or one of the town's, whose buildings are then chosen anew. */
export function GroupField({ values, onChange }: GroupFieldProps) {
  const { townId, groupId } = values;
  const { state } = useQuestion(EditedGroupsDocument, () => (townId ? { townId } : null));
  const groups = state.value.data?.buildingGroups.nodes ?? [];
  const choose = (id: string) => {
    const group = groups.find((one) => one.id === id);
    onChange({
      groupId: id,
      name: group?.name ?? "",
      revision: group?.revision ?? 0,
      chosen: (group?.buildings.nodes ?? []).map((one) => ({ ...one, revision: 0 })),
    });
  };
  return groups.length === 0 ? null : (
    <SelectField
      label={say("group")}
      empty={say("groupNew")}
      value={groupId}
      choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
    />
  );
}
