// A new token: what for, which scopes with all that each of them reads, for how long.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useQuestion } from "../../api/resource";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import { CreateTokenDocument, TokenScopesDocument } from "../../gql/graphql";
import { locale, t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Checkbox, SelectField, TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Sheet } from "../../ui/Sheet";
import { Failed, Loading } from "../../ui/State";
import { Secret } from "./Secret";
import { fieldsByType, type ScopeInfo, scopeCode } from "./tokens";
import { say } from "./words";

const lives = [30, 90, 180, 365];

interface CreateTokenProps {
  readonly onClose: () => void;
  readonly onMade: () => void;
}

export function CreateToken({ onClose, onMade }: CreateTokenProps) {
  const secret = useSignal<string | null>(null);
  const { state, reload } = useQuestion(TokenScopesDocument, () => ({}));
  const { data, fault } = state.value;
  return (
    <Sheet title={say(secret.value ? "made.title" : "create.title")} onClose={onClose}>
      {secret.value ? (
        <Secret label={say("made.secret")} secret={secret.value} onClose={onClose} />
      ) : fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : (
        <Form
          scopes={data.tokenScopes}
          onClose={onClose}
          onMade={(made) => {
            secret.value = made;
            onMade();
          }}
        />
      )}
    </Sheet>
  );
}

interface FormProps {
  readonly scopes: readonly ScopeInfo[];
  readonly onClose: () => void;
  readonly onMade: (secret: string) => void;
}

interface Values {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

const fresh: Values = { name: "", scopes: [], days: 90 };

function Form({ scopes, onClose, onMade }: FormProps) {
  const draft = useDraft<Values>("token", fresh);
  const isSent = useSignal(false);
  const saving = useSaving(
    draft,
    async (values, idempotencyKey) => {
      const input = {
        name: values.name.trim(),
        scopes: values.scopes.map(scopeCode),
        days: values.days,
        idempotencyKey,
      };
      return (await ask(CreateTokenDocument, { input })).createToken;
    },
    ({ secret }) => {
      draft.clear(fresh);
      onMade(secret ?? "");
    },
  );
  const values = draft.values.value;
  const missing = {
    name: values.name.trim() === "",
    scopes: values.scopes.length === 0,
  };
  const isPublic = values.scopes.length === 1 && values.scopes[0] === "published";
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        isSent.value = true;
        if (!missing.name && !missing.scopes) {
          void saving.save();
        }
      }}
    >
      <FormTop draft={draft} saving={saving} />
      <TextField
        label={say("create.name")}
        hint={say("create.nameHint")}
        value={values.name}
        maxLength={100}
        error={isSent.value && missing.name ? say("create.nameMissing") : saving.errorAt("name")}
        onInput={(name) => draft.change({ name })}
      />
      <fieldset class="field">
        <legend class="field-label">{say("create.scopes")}</legend>
        {scopes.map((scope) => (
          <ScopeChoice
            key={scope.name}
            scope={scope}
            isChosen={values.scopes.includes(scope.name)}
            onChange={(isChosen) =>
              draft.change({
                scopes: isChosen
                  ? [...values.scopes, scope.name]
                  : values.scopes.filter((one) => one !== scope.name),
              })
            }
          />
        ))}
        {isSent.value && missing.scopes && (
          <p class="field-error" role="alert">
            {say("create.scopesMissing")}
          </p>
        )}
      </fieldset>
      {isPublic && <Notice tone="info">{say("create.public")}</Notice>}
      <SelectField
        label={say("create.days")}
        value={String(values.days)}
        error={saving.errorAt("days")}
        choices={lives.map((days) => ({
          value: String(days),
          label: say("create.daysOf", { days }),
        }))}
        onChange={(days) => draft.change({ days: Number(days) })}
      />
      <div class="form-actions cluster">
        <Button type="submit" weight="primary" disabled={saving.isWorking.value}>
          {say("create.do")}
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}

interface ScopeChoiceProps {
  readonly scope: ScopeInfo;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function ScopeChoice({ scope, isChosen, onChange }: ScopeChoiceProps) {
  return (
    <div>
      <Checkbox
        label={scopeWords(scope)}
        hint={scope.name}
        isChecked={isChosen}
        onChange={onChange}
      />
      {scope.fields.length > 0 && (
        <details class="scope-fields">
          <summary class="small">{say("create.fields")}</summary>
          <dl class="small">
            {fieldsByType(scope).map(([type, fields]) => (
              <div key={type}>
                <dt class="code">{type}</dt>
                <dd class="code muted">{fields.join(" ")}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

/** The server says both languages in one text, Chinese first. */
export function scopeWords({ description }: Pick<ScopeInfo, "description">): string {
  const [chinese = "", ...english] = description.split("；");
  return locale.value === "en" && english.length > 0 ? english.join("；") : chinese;
}
