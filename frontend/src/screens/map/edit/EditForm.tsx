// The form of one deed, with the map as one of its fields. What is drawn and typed is kept on the
// device until it is saved; refusals stand at the field and on the map.

import { useId } from "preact/hooks";
import { FormTop } from "../../../forms/FormTop";
import { t } from "../../../i18n";
import { addressWith, go } from "../../../router";
import { Button } from "../../../ui/Button";
import { ConflictNotice } from "../../../ui/ConflictNotice";
import { Notice } from "../../../ui/Notice";
import { type Done, deeds } from "./deeds";
import { differencesOf } from "./differences";
import { Fields } from "./Fields";
import { type EditFormProps, useEditForm } from "./useEditForm";
import { say } from "./words";

export function EditForm(props: EditFormProps) {
  const id = useId();
  const form = useEditForm(props);
  const { draft, saving, conflict, done } = form;
  if (done.value) {
    return <Finished done={done.value} onLeave={form.finish} />;
  }
  return (
    <form
      class="form stack"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      {conflict.value ? (
        <ConflictNotice
          by={conflict.value.changedBy}
          at={conflict.value.changedAt}
          differences={differencesOf(draft.values.value, props.target, deeds[props.deed])}
          isBusy={saving.isWorking.value}
          onKeepMine={() => void form.keepMine()}
          onTakeTheirs={form.takeTheirs}
        />
      ) : (
        <FormTop draft={draft} saving={saving} fieldOf={({ path }) => fieldOf(id, path)} />
      )}
      {form.hasFailed.value && <Notice tone="bad" title={say("toolsFailed")} isUrgent />}
      <Fields {...props} id={id} form={form} />
      <p class="hidden-text" role="status" data-cross data-open={form.isOpen.value}>
        {form.said.value}
      </p>
      <div class="cluster">
        <Button
          type="submit"
          weight="primary"
          disabled={saving.isWorking.value || !form.isReady.value}
        >
          {say(saving.isWorking.value ? "saving" : "save")}
        </Button>
        <Button onClick={() => go(addressWith({ edit: "menu" }))}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}

const drawn = ["boundary", "line", "footprint"];

/** The control that a problem is about: the drawing is one field under three names. */
function fieldOf(id: string, path: readonly string[] | undefined): string | undefined {
  const name = path?.[path.length - 1];
  return name === undefined ? undefined : `${id}-${drawn.includes(name) ? "corners" : name}`;
}

/** It is done, and what the rules remark on it; the map shows where. */
function Finished({ done, onLeave }: { done: Done; onLeave: () => void }) {
  return (
    <>
      <Notice tone="good" title={say("savedAs", { name: done.name })} />
      <Notice tone="warn" title={say("warnings")} isUrgent>
        <ul>
          {done.warnings.map(({ code, message, remedy }) => (
            <li key={`${code} ${message}`}>
              {message}
              <span class="cell-note">{remedy}</span>
            </li>
          ))}
        </ul>
      </Notice>
      <Button weight="primary" onClick={onLeave}>
        {say("done")}
      </Button>
    </>
  );
}
