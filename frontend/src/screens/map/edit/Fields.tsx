// The fields of each deed, with the rule behind a field one key away.

import { useRef } from "preact/hooks";
import { ask } from "../../../api/client";
import { asFault } from "../../../api/faults";
import { freshKey } from "../../../api/idempotency";
import { UngroupBuildingsDocument } from "../../../gql/graphql";
import type { Place } from "../../../map/model";
import { addressWith, go } from "../../../router";
import { Button } from "../../../ui/Button";
import { Checkbox, DateField, SelectField, TextField } from "../../../ui/Field";
import { Segmented } from "../../../ui/Segmented";
import { wordsOf } from "../../../ui/State";
import { tell } from "../../../ui/toasts";
import type { MapData } from "../data";
import { DrawTools } from "./DrawTools";
import { type DeedName, deeds } from "./deeds";
import { GroupField, ManyFields } from "./ManyFields";
import { PointFields } from "./PointFields";
import { candidatesOf } from "./paper";
import type { EditFormState } from "./useEditForm";
import { say } from "./words";

interface FieldsProps {
  readonly id: string;
  readonly deed: DeedName;
  readonly places: readonly Place[];
  readonly data: MapData;
  readonly form: EditFormState;
}

const named: readonly DeedName[] = [
  "drawArea",
  "reshapeArea",
  "mergeAreas",
  "addBuilding",
  "groupBuildings",
];
const towned: readonly DeedName[] = [
  "drawArea",
  "reshapeArea",
  "mergeAreas",
  "addBuilding",
  "groupBuildings",
];
const dated: readonly DeedName[] = ["splitArea", "mergeAreas"];

export function Fields(props: FieldsProps) {
  const { id, deed, places, form } = props;
  const { draft, saving } = form;
  const values = draft.values.value;
  return (
    <>
      {towned.includes(deed) && (
        <SelectField
          id={`${id}-townId`}
          label={say("town")}
          empty={say("townEmpty")}
          error={saving.errorAt("townId")}
          value={values.townId}
          choices={townsIn(places)}
          onChange={(townId) =>
            draft.change(keepsChosen(deed) ? { townId } : { townId, chosen: [], groupId: "" })
          }
        />
      )}
      {deed === "groupBuildings" && (
        // Another town has other groups: they are asked for anew.
        <GroupField key={values.townId} values={values} onChange={draft.change} />
      )}
      {named.includes(deed) && (
        <TextField
          id={`${id}-name`}
          label={say(
            `name.${deed === "addBuilding" ? "building" : deed === "groupBuildings" ? "group" : "area"}`,
          )}
          {...(deeds[deed].many === null && deed !== "addBuilding" && { help: areaHelp() })}
          maxLength={80}
          error={saving.errorAt("name")}
          value={values.name}
          onInput={(name) => draft.change({ name })}
        />
      )}
      {deed === "addBuilding" && <BuildingFields {...props} />}
      {deeds[deed].many !== null && (
        <ManyFields
          id={`${id}-chosen`}
          values={values}
          candidates={candidatesOf(deeds[deed], values, places)}
          error={saving.errorAt("areas") ?? saving.errorAt("buildingIds")}
          onToggle={(one) => void form.toggle(one)}
        />
      )}
      {deed === "groupBuildings" && values.groupId && <Ungroup {...props} />}
      <Drawn {...props} />
      {deed === "splitArea" && <PartNames {...props} />}
      {dated.includes(deed) && (
        <DateField
          label={say("on")}
          hint={say("onHint")}
          error={saving.errorAt("on")}
          value={values.on}
          onChange={(on) => draft.change({ on })}
        />
      )}
    </>
  );
}

function areaHelp() {
  return { text: say("areaHelp"), source: say("areaSource") };
}

function keepsChosen(deed: DeedName): boolean {
  return deeds[deed].many === null;
}

function townsIn(places: readonly Place[]) {
  return places
    .filter(({ kind }) => kind === "town")
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The point or the line that is set on the map. */
function Drawn({ id, deed, form }: FieldsProps) {
  const { tool, hasPoint } = deeds[deed];
  const { draft, saving, isOutline } = form;
  const values = draft.values.value;
  const { errorAt } = saving;
  return (
    <>
      {hasPoint && tool !== null && (
        <Segmented
          label={say("what")}
          value={isOutline.value ? "outline" : "point"}
          segments={[
            { value: "point", label: say("point") },
            { value: "outline", label: say("outline") },
          ]}
          onChange={(value) => {
            isOutline.value = value === "outline";
          }}
        />
      )}
      {hasPoint && !isOutline.value && (
        <PointFields id={id} values={values} errorAt={errorAt} onChange={draft.change} />
      )}
      {tool !== null && (!hasPoint || isOutline.value) && (
        <>
          <DrawTools
            id={`${id}-corners`}
            sketch={values.sketch}
            error={errorAt("boundary") ?? errorAt("line") ?? errorAt("footprint")}
            onChange={form.draw}
            onBack={form.back}
          />
          {tool === "polygon" && (
            <>
              <Checkbox
                label={say("snap")}
                hint={say("snapHint")}
                isChecked={form.snaps.value}
                onChange={(isChecked) => {
                  form.snaps.value = isChecked;
                }}
              />
              <Checkbox
                label={say("mend")}
                hint={say("mendHint")}
                isChecked={values.isMended}
                onChange={(isMended) => draft.change({ isMended })}
              />
            </>
          )}
        </>
      )}
    </>
  );
}

function BuildingFields({ id, form }: FieldsProps) {
  const { draft, saving } = form;
  const values = draft.values.value;
  return (
    <>
      <TextField
        label={say("address")}
        error={saving.errorAt("address")}
        value={values.address}
        onInput={(address) => draft.change({ address })}
      />
      <TextField
        id={`${id}-floors`}
        label={say("floors")}
        keyboard="numeric"
        error={saving.errorAt("floors")}
        value={values.floors}
        onInput={(floors) => draft.change({ floors: floors.replace(/\D/g, "") })}
      />
    </>
  );
}

const most = 8;

/** One name for each part, in the order in which the parts lie. */
function PartNames({ id, form }: FieldsProps) {
  const { draft, saving } = form;
  const { names } = draft.values.value;
  return (
    <fieldset class="field">
      <legend class="field-label">{say("parts")}</legend>
      <p class="field-hint">{say("partsHint")}</p>
      {names.map((name, at) => (
        <TextField
          key={at}
          id={at === 0 ? `${id}-names` : `${id}-names-${at}`}
          label={say("part", { at: at + 1 })}
          maxLength={80}
          error={at === 0 ? saving.errorAt("names") : undefined}
          value={name}
          onInput={(next) =>
            draft.change({ names: names.map((one, index) => (index === at ? next : one)) })
          }
        />
      ))}
      <div class="cluster">
        <Button
          icon="plus"
          disabled={names.length >= most}
          onClick={() => draft.change({ names: [...names, ""] })}
        >
          {say("partAdd")}
        </Button>
        <Button
          icon="minus"
          disabled={names.length <= 2}
          onClick={() => draft.change({ names: names.slice(0, -1) })}
        >
          {say("partRemove")}
        </Button>
      </div>
    </fieldset>
  );
}

/** Let the buildings of the chosen group stand alone again. */
function Ungroup({ form, data }: FieldsProps) {
  const key = useRef(freshKey());
  const { groupId, revision, name } = form.draft.values.value;
  const ungroup = async () => {
    try {
      const input = { id: groupId, revision, idempotencyKey: key.current };
      const { problems } = (await ask(UngroupBuildingsDocument, { input })).ungroupBuildings;
      const [problem] = problems;
      if (problem) {
        tell("bad", problem.message, problem.remedy);
        return;
      }
      form.draft.discard();
      tell("good", say("ungrouped", { name }));
      data.reload();
      go(addressWith({ edit: "menu" }));
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      tell("bad", title, remedy);
    }
  };
  return (
    <Button weight="danger" onClick={() => void ungroup()}>
      {say("ungroup")}
    </Button>
  );
}
