// A short form over the page: its fields are a list, what is typed is kept on the device until it is
// saved, and what the rules refuse stands on top and beside the field.

import { useId } from "preact/hooks";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { type FieldProblem, useSaving } from "../../forms/useSaving";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Checkbox, DateField, SelectField, TextArea, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { Lookup } from "../ledgers/Lookup";
import { emptyForm, type FormField, type FormTexts, faultsIn, inputOf } from "./formFields";
import { say } from "./words";

interface SheetFormProps<Payload extends { readonly problems: readonly FieldProblem[] }> {
  readonly title: string;
  /** Under which name the draft is kept, such as `contest:new`. */
  readonly draft: string;
  readonly fields: readonly FormField[];
  readonly initial?: FormTexts;
  readonly hint?: string;
  readonly action?: string;
  // biome-ignore lint/suspicious/noExplicitAny: each mutation has an input of its own.
  readonly send: (input: any, idempotencyKey: string) => Promise<Payload>;
  readonly onSaved: (payload: Payload) => void;
  readonly onClose: () => void;
}

export function SheetForm<Payload extends { readonly problems: readonly FieldProblem[] }>(
  props: SheetFormProps<Payload>,
) {
  const { title, fields, initial = emptyForm, send, onSaved, onClose } = props;
  const id = useId();
  const draft = useDraft<FormTexts>(`contests:${props.draft}`, initial);
  const saving = useSaving(
    draft,
    async (typed, idempotencyKey): Promise<Refused | Sent<Payload>> => {
      const problems = problemsIn(fields, typed);
      if (problems.length > 0) {
        return { problems, payload: null };
      }
      const payload = await send(inputOf(fields, typed.texts), idempotencyKey);
      return { problems: payload.problems, payload };
    },
    ({ payload }) => {
      draft.clear(initial);
      if (payload !== null) {
        onSaved(payload);
      }
    },
  );
  const { texts, names } = draft.values.value;
  const type = (name: string, text: string, chosen = "") =>
    draft.change({ texts: { ...texts, [name]: text }, names: { ...names, [name]: chosen } });
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button
            weight="primary"
            disabled={saving.isWorking.value}
            onClick={() => void saving.save()}
          >
            {saving.isWorking.value ? say("form.saving") : (props.action ?? say("form.save"))}
          </Button>
        </>
      }
    >
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <FormTop
          draft={draft}
          saving={saving}
          fieldOf={({ path }) => (path?.length ? `${id}-${path[path.length - 1]}` : undefined)}
        />
        {props.hint && <p class="muted">{props.hint}</p>}
        {fields.map((field) => (
          <Input
            key={field.name}
            field={field}
            id={`${id}-${field.name}`}
            text={texts[field.name] ?? ""}
            name={names[field.name] ?? ""}
            error={saving.errorAt(field.name)}
            onType={(text, chosen) => type(field.name, text, chosen)}
          />
        ))}
        <button type="submit" class="hidden-text" tabIndex={-1} aria-hidden="true">
          {say("form.save")}
        </button>
      </form>
    </Sheet>
  );
}

interface Refused {
  readonly problems: readonly FieldProblem[];
  readonly payload: null;
}

interface Sent<Payload> {
  readonly problems: readonly FieldProblem[];
  readonly payload: Payload;
}

/** Refuse here what the server could only refuse as a whole, without naming the field. */
function problemsIn(fields: readonly FormField[], typed: FormTexts): FieldProblem[] {
  return faultsIn(fields, typed).map(({ field, fault }) => ({
    code: "FIELD",
    message: say(`fault.${fault}`, { field: field.label }),
    remedy: fault === "unknown" ? (field.hint ?? "") : "",
    path: [field.name],
  }));
}

interface InputProps {
  readonly field: FormField;
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly error: string | undefined;
  readonly onType: (text: string, name?: string) => void;
}

function Input({ field, id, text, name, error, onType }: InputProps) {
  const shared = { id, label: field.label, hint: field.hint, help: field.help, error };
  switch (field.kind) {
    case "lines":
    case "list":
      return <TextArea {...shared} value={text} rows={3} onInput={onType} />;
    case "date":
      return <DateField {...shared} value={text} onChange={onType} />;
    case "choice":
      return (
        <SelectField
          {...shared}
          value={text}
          choices={field.choices ?? []}
          {...(field.isRequired ? {} : { empty: "—" })}
          onChange={onType}
        />
      );
    case "yesNo":
      return (
        <Checkbox
          id={id}
          label={field.label}
          {...(field.hint ? { hint: field.hint } : {})}
          isChecked={text === "true"}
          onChange={(isChecked) => onType(String(isChecked))}
        />
      );
    case "lookup":
      return (
        <div class="field">
          <label class="field-label" for={id}>
            {field.label}
          </label>
          <Lookup
            kind={field.lookup ?? "organizations"}
            id={id}
            name={name}
            label={field.label}
            isInvalid={error !== undefined}
            describedBy={`${id}-note`}
            onChoose={onType}
            onType={(called) => onType("", called)}
          />
          <p class={error ? "field-error" : "field-hint"} id={`${id}-note`}>
            {error ?? field.hint}
          </p>
        </div>
      );
    default:
      return (
        <TextField
          {...shared}
          value={text}
          keyboard={field.kind === "text" ? "text" : "decimal"}
          onInput={onType}
        />
      );
  }
}
