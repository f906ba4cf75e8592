// Where a building stands: clicked, steered to by keys, or typed in the system of its source.

import type { CoordinateSystem } from "../../../gql/graphql";
import { Button } from "../../../ui/Button";
import { SelectField, TextField } from "../../../ui/Field";
import { type EditValues, isDirect } from "./deeds";
import { systems } from "./systems";
import { say } from "./words";

interface PointFieldsProps {
  readonly id: string;
  readonly values: EditValues;
  readonly errorAt: (name: string) => string | undefined;
  readonly onChange: (some: Partial<EditValues>) => void;
}

export function PointFields({ id, values, errorAt, onChange }: PointFieldsProps) {
  const { longitude, latitude, system } = values;
  return (
    <div class="stack-tight">
      <p class="muted small">{say("placeHint")}</p>
      <Button
        icon="keyboard"
        onClick={() => document.querySelector<HTMLElement>(".map-frame")?.focus()}
      >
        {say("toMap")}
      </Button>
      <div class="columns">
        <TextField
          id={`${id}-location`}
          label={say("longitude")}
          keyboard="decimal"
          value={longitude}
          error={errorAt("location") ?? errorAt("longitude")}
          onInput={(next) => onChange({ longitude: next })}
        />
        <TextField
          label={say("latitude")}
          keyboard="decimal"
          value={latitude}
          error={errorAt("latitude")}
          onInput={(next) => onChange({ latitude: next })}
        />
      </div>
      <SelectField
        id={`${id}-system`}
        label={say("system")}
        help={{ text: say("systemHelp"), source: "GB 20263—2006" }}
        hint={isDirect(system) ? undefined : say("systemLater")}
        error={errorAt("system")}
        value={system}
        choices={systems.map((one) => ({ value: one, label: say(`system.${one}`) }))}
        onChange={(next) => onChange({ system: next as CoordinateSystem })}
      />
    </div>
  );
}
