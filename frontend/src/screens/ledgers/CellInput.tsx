// The input in a cell, with the refusal of the rules beneath it and the two versions of a conflict.

import { useLayoutEffect, useRef } from "preact/hooks";
import { ConflictNotice } from "../../ui/ConflictNotice";
import type { CellEdit, CellEditor } from "./cellEditing";
import { Lookup } from "./Lookup";
import { say } from "./words";

interface CellInputProps {
  readonly editor: CellEditor;
  readonly edit: CellEdit;
  /** Leave the cell: back to it, or on to the next one that can be edited. */
  readonly onLeave: (to: "here" | "next" | "previous") => void;
}

export function CellInput({ editor, edit, onLeave }: CellInputProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const input = frame.current?.querySelector<HTMLInputElement>("input, select");
    input?.focus();
    input?.select?.();
  }, []);
  const saved = (to: "here" | "next" | "previous") => (isDone: boolean) => {
    if (isDone) {
      onLeave(to);
    }
  };
  const steer = (event: KeyboardEvent) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      void editor.save().then(saved("here"));
    } else if (event.key === "Tab" && !edit.conflict) {
      event.preventDefault();
      void editor.save().then(saved(event.shiftKey ? "previous" : "next"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      editor.giveUp();
      onLeave("here");
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the input inside.
    <div class="cell-editor" ref={frame} onKeyDown={steer} aria-busy={edit.isSaving}>
      <Input editor={editor} edit={edit} />
      {edit.isSaving && <span class="cell-note">{say("edit.saving")}</span>}
      {edit.refusal && (
        <p class="field-error" role="alert" id="cell-refusal">
          {edit.refusal.title} {edit.refusal.remedy}
        </p>
      )}
      {edit.conflict && (
        <div class="cell-conflict">
          <ConflictNotice
            by={edit.conflict.by}
            at={edit.conflict.at}
            isBusy={edit.isSaving}
            differences={[
              {
                id: edit.field.name,
                label: edit.field.label(),
                mine: typedWord(edit),
                theirs: edit.conflict.word || "—",
              },
            ]}
            onKeepMine={() => void editor.keepMine().then(saved("here"))}
            onTakeTheirs={() => {
              editor.takeTheirs();
              onLeave("here");
            }}
          />
        </div>
      )}
    </div>
  );
}

/** What was typed, for reading. */
function typedWord({ field, text, name }: CellEdit): string {
  if (field.kind === "lookup") {
    return name || "—";
  }
  return field.choices?.().find(({ value }) => value === text)?.label ?? (text || "—");
}

function Input({ editor, edit }: Pick<CellInputProps, "editor" | "edit">) {
  const { field, text, isSaving, refusal } = edit;
  const shared = {
    class: "control",
    "aria-label": field.label(),
    "aria-invalid": refusal ? ("true" as const) : undefined,
    "aria-describedby": refusal ? "cell-refusal" : undefined,
    readOnly: isSaving,
    value: text,
  };
  if (field.kind === "lookup" && field.lookup) {
    return (
      <Lookup
        kind={field.lookup}
        name={edit.name}
        label={field.label()}
        isInvalid={refusal !== null}
        describedBy={shared["aria-describedby"]}
        onChoose={editor.type}
        onType={(called) => editor.type("", called)}
      />
    );
  }
  if (field.choices) {
    const { readOnly: _never, ...look } = shared;
    return (
      <select {...look} onChange={(event) => editor.type(event.currentTarget.value)}>
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
    editor.type(event.currentTarget.value);
  if (field.kind === "date") {
    return <input {...shared} type="date" onInput={typed} />;
  }
  return (
    <input
      {...shared}
      type="text"
      inputMode={field.kind === "number" ? "numeric" : "text"}
      autocomplete="off"
      onInput={typed}
    />
  );
}
