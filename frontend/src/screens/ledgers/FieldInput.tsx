// One field of a form or of a change of many rows: label, input, help with the rule's source, and
// what the rules refuse.

import { useId } from "preact/hooks";
import { Help } from "../../ui/Help";
import type { EditableRow, EditField } from "./editFields";
import { Lookup } from "./Lookup";
import { say } from "./words";

export interface FieldInputProps {
  readonly field: EditField<EditableRow>;
  readonly text: string;
  /** The name of the object that a lookup refers to. */
  readonly name: string;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly onType: (text: string, name: string) => void;
}

export function FieldInput({ field, text, name, error, onType, ...props }: FieldInputProps) {
  const made = useId();
  const id = props.id ?? made;
  const hint = field.isSecret ? say("edit.secretHint") : null;
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const help = field.help?.();
  return (
    <div class="field">
      <span class="field-line">
        <label class="field-label" for={id}>
          {field.label()}
        </label>
        {help && <Help about={field.label()} text={help.text} source={help.source} />}
      </span>
      <Input
        field={field}
        text={text}
        name={name}
        onType={onType}
        wiring={{
          id,
          "aria-describedby": notes || undefined,
          "aria-invalid": error ? "true" : undefined,
        }}
      />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
}

type InputProps = Pick<FieldInputProps, "field" | "text" | "name" | "onType"> & {
  readonly wiring: Wiring;
};

function Input({ field, text, name, onType, wiring }: InputProps) {
  if (field.kind === "lookup" && field.lookup) {
    return (
      <Lookup
        kind={field.lookup}
        id={wiring.id}
        name={name}
        label={field.label()}
        isInvalid={wiring["aria-invalid"] === "true"}
        describedBy={wiring["aria-describedby"]}
        onChoose={onType}
        onType={(called) => onType("", called)}
      />
    );
  }
  if (field.choices) {
    return (
      <select
        {...wiring}
        class="control"
        value={text}
        onChange={(event) => onType(event.currentTarget.value, "")}
      >
        {(!field.isRequired || text === "") && <option value="">—</option>}
        {field.choices().map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === text}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  const typed = (event: { currentTarget: HTMLInputElement }) =>
    onType(event.currentTarget.value, "");
  if (field.kind === "date") {
    return <input {...wiring} class="control" value={text} type="date" onInput={typed} />;
  }
  return (
    <input
      {...wiring}
      class="control"
      value={text}
      type="text"
      inputMode={field.kind === "number" ? "numeric" : "text"}
      autocomplete="off"
      onInput={typed}
    />
  );
}
