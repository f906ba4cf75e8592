// Choose a file of shapes, what they are and in which system, then have it checked; nothing is
// written by that.

import { useSignal } from "@preact/signals";
import type { Fault } from "../../api/faults";
import { session } from "../../api/session";
import { settings } from "../../api/settings";
import type { GeometryLayer } from "../../gql/graphql";
import { fileSize } from "../../lib/numbers";
import { address } from "../../router";
import { Button } from "../../ui/Button";
import { Checkbox, RadioGroup, SelectField, TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { DropZone } from "../batches/DropZone";
import { sent, useUpload } from "../batches/upload";
import { systems } from "../map/edit/systems";
import { say } from "./words";

function layersOfRole(): readonly GeometryLayer[] {
  const now = session.value;
  return now.state === "in" && now.user.role === "DISTRICT_OFFICER"
    ? ["AREAS", "TOWNS", "BUILDINGS"]
    : ["AREAS", "BUILDINGS"];
}

export function UploadShapes() {
  const layer = useSignal<GeometryLayer>("AREAS");
  const system = useSignal("");
  const nameColumn = useSignal("");
  const isRepaired = useSignal(false);
  const { file, fault, isSending, choose, send } = useUpload(async (chosen) => {
    const path = address("/geometries", {
      layer: layer.value,
      system: system.value,
      fileName: chosen.name,
      nameColumn: nameColumn.value.trim(),
      repair: isRepaired.value ? "true" : null,
    });
    const started = await sent<{ batchId: string }>(path, chosen);
    return `/geometries/${encodeURIComponent(started?.batchId ?? "")}`;
  });
  const refusal = fault.value && wordsOf(fault.value);
  const columns = fault.value ? columnsIn(fault.value) : [];
  return (
    <section class="card stack">
      <h2>{say("upload")}</h2>
      {refusal && (
        <Notice tone="bad" title={refusal.title} isUrgent>
          {refusal.remedy}
        </Notice>
      )}
      <div class="columns">
        <DropZone
          file={file.value}
          words={say("drop")}
          formats={say("formats", { limit: fileSize(settings.value.maxUploadBytes) })}
          accept=".geojson,.json,.zip"
          onChoose={choose}
        />
        <div class="stack-tight">
          <RadioGroup
            label={say("layer")}
            value={layer.value}
            choices={layersOfRole().map((value) => ({
              value,
              label: say(`layer.${value}`),
              hint: say(`layerHint.${value}`),
            }))}
            onChange={(value) => {
              layer.value = value as GeometryLayer;
            }}
          />
          <SelectField
            label={say("system")}
            help={{ text: say("systemHelp"), source: "GB 20263—2006" }}
            empty={say("systemEmpty")}
            value={system.value}
            choices={systems.map((value) => ({ value, label: say(`system.${value}`) }))}
            onChange={(value) => {
              system.value = value;
            }}
          />
          <NameColumn
            value={nameColumn.value}
            columns={columns}
            onChange={(value) => {
              nameColumn.value = value;
            }}
          />
          <Checkbox
            label={say("repair")}
            hint={say("repairHint")}
            isChecked={isRepaired.value}
            onChange={(isChecked) => {
              isRepaired.value = isChecked;
            }}
          />
          <Button
            weight="primary"
            disabled={file.value === null || system.value === "" || isSending.value}
            onClick={() => void send()}
          >
            {say(isSending.value ? "sending" : "check")}
          </Button>
        </div>
      </div>
    </section>
  );
}

interface NameColumnProps {
  readonly value: string;
  /** The fields that the file has, once the server has named them. */
  readonly columns: readonly string[];
  readonly onChange: (value: string) => void;
}

function NameColumn({ value, columns, onChange }: NameColumnProps) {
  const shared = { label: say("nameColumn"), hint: say("nameColumnHint"), value };
  return columns.length > 0 ? (
    <SelectField
      {...shared}
      empty={say("nameColumnEmpty")}
      choices={columns.map((name) => ({ value: name, label: name }))}
      onChange={onChange}
    />
  ) : (
    <TextField {...shared} maxLength={80} onInput={onChange} />
  );
}

/** The fields that a refusal of the name names: `"文件中的字段：MC、DM。"`. */
function columnsIn({ code, message }: Fault): string[] {
  const listed = code === "NAME_COLUMN" ? /文件中的字段：(.+?)。/.exec(message)?.[1] : undefined;
  return listed?.split("、") ?? [];
}
