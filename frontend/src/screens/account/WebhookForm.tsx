// Where changes are sent and which; a new address answers with its secret, told this once.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import {
  type ChangedType,
  type ChangeKind,
  EditWebhookDocument,
  RegisterWebhookDocument,
  type WebhookRowFragment,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Checkbox, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { tell } from "../../ui/toasts";
import { Secret } from "./Secret";
import { say } from "./webhookWords";

/** Programs are told of everything but members and contests that are not published. */
const types = [
  "ORGANIZATIONS",
  "BRANCHES",
  "SHOPS",
  "TOWNS",
  "VILLAGES",
  "AREAS",
  "BUILDINGS",
  "BUILDING_GROUPS",
  "CONTEST_PUBLICATIONS",
] as const satisfies readonly ChangedType[];

const kinds = ["CREATED", "CHANGED", "DELETED"] as const satisfies readonly ChangeKind[];

interface Values {
  readonly name: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly kinds: readonly string[];
}

interface WebhookFormProps {
  /** Null for a new one. */
  readonly webhook: WebhookRowFragment | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function WebhookForm({ webhook, onSaved, onClose }: WebhookFormProps) {
  const secret = useSignal<string | null>(null);
  const title = secret.value ? "secret.title" : webhook ? "form.edit" : "form.title";
  return (
    <Sheet title={say(title)} onClose={onClose}>
      {secret.value ? (
        <Secret label={say("secret.label")} secret={secret.value} onClose={onClose} />
      ) : (
        <Form
          webhook={webhook}
          onClose={onClose}
          onSaved={(made) => {
            onSaved();
            secret.value = made;
            if (made === null) {
              tell("good", say("form.saved"));
              onClose();
            }
          }}
        />
      )}
    </Sheet>
  );
}

interface FormProps {
  readonly webhook: WebhookRowFragment | null;
  readonly onSaved: (secret: string | null) => void;
  readonly onClose: () => void;
}

function Form({ webhook, onSaved, onClose }: FormProps) {
  const begun = valuesOf(webhook);
  const draft = useDraft<Values>(`webhook:${webhook?.id ?? "new"}`, begun);
  const isSent = useSignal(false);
  const saving = useSaving(
    draft,
    (values, idempotencyKey) => sent(webhook, values, idempotencyKey),
    ({ secret }) => {
      draft.clear(begun);
      onSaved(secret);
    },
  );
  const values = draft.values.value;
  const isComplete = values.name.trim() !== "" && values.url.trim() !== "";
  const missing = (text: string, words: string) =>
    isSent.value && text.trim() === "" ? words : undefined;
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        isSent.value = true;
        if (isComplete) {
          void saving.save();
        }
      }}
    >
      <FormTop draft={draft} saving={saving} />
      <TextField
        label={say("form.name")}
        value={values.name}
        maxLength={100}
        error={missing(values.name, say("form.nameMissing")) ?? saving.errorAt("name")}
        onInput={(name) => draft.change({ name })}
      />
      <TextField
        label={say("form.url")}
        hint={say("form.urlHint")}
        keyboard="url"
        value={values.url}
        error={missing(values.url, say("form.urlMissing")) ?? saving.errorAt("url")}
        onInput={(url) => draft.change({ url })}
      />
      <Choices
        label={say("form.types")}
        words={types.map((type) => [type, say(`type.${type}`)])}
        chosen={values.types}
        onChange={(next) => draft.change({ types: next })}
      />
      <Choices
        label={say("form.kinds")}
        words={kinds.map((kind) => [kind, say(`kind.${kind}`)])}
        chosen={values.kinds}
        onChange={(next) => draft.change({ kinds: next })}
      />
      <div class="form-actions cluster">
        <Button type="submit" weight="primary" disabled={saving.isWorking.value}>
          {say(webhook ? "form.save" : "form.register")}
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}

function valuesOf(webhook: WebhookRowFragment | null): Values {
  const listed = (words: string | null | undefined) => (words ? words.split(" ") : []);
  return {
    name: webhook?.name ?? "",
    url: webhook?.url ?? "",
    types: listed(webhook?.types),
    kinds: listed(webhook?.kinds),
  };
}

/** Register or change it; only a new one answers with a secret. Raises Fault. */
async function sent(webhook: WebhookRowFragment | null, values: Values, idempotencyKey: string) {
  const input = {
    name: values.name.trim(),
    url: values.url.trim(),
    types: values.types as readonly ChangedType[] as ChangedType[],
    kinds: values.kinds as readonly ChangeKind[] as ChangeKind[],
    idempotencyKey,
  };
  if (webhook === null) {
    return (await ask(RegisterWebhookDocument, { input })).registerWebhook;
  }
  const done = await ask(EditWebhookDocument, { input: { ...input, id: webhook.id } });
  return { ...done.editWebhook, secret: null };
}

interface ChoicesProps {
  readonly label: string;
  readonly words: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ label, words, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="webhook-choices">
        {words.map(([value, word]) => (
          <Checkbox
            key={value}
            label={word}
            isChecked={chosen.includes(value)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
