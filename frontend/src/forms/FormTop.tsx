// What stands on top of every form that keeps drafts: values restored from an earlier time, a
// server that was gone while saving, and the refusals of the rules.

import { kindOf } from "../api/faults";
import { t } from "../i18n";
import { localTime } from "../lib/dates";
import { Button } from "../ui/Button";
import { ErrorSummary, type FormProblem } from "../ui/ErrorSummary";
import { Notice } from "../ui/Notice";
import { wordsOf } from "../ui/State";
import type { LiveDraft } from "./useDraft";
import type { Saving } from "./useSaving";

interface FormTopProps<Values extends object> {
  readonly draft: LiveDraft<Values>;
  readonly saving?: Saving;
  /** The id of the control that a problem is about. */
  readonly fieldOf?: (problem: FormProblem) => string | undefined;
}

export function FormTop<Values extends object>({ draft, saving, fieldOf }: FormTopProps<Values>) {
  return (
    <>
      <DraftBar draft={draft} />
      {saving && <NotSaved saving={saving} />}
      {saving && (
        <ErrorSummary problems={saving.problems.value} {...(fieldOf ? { fieldOf } : {})} />
      )}
    </>
  );
}

/** "Restored from …", with the way out. */
export function DraftBar<Values extends object>({ draft }: { draft: LiveDraft<Values> }) {
  const restored = draft.restored.value;
  if (restored === null) {
    return null;
  }
  return (
    <Notice tone="info">
      <div class="cluster" data-draft-restored>
        <span>
          {t("draft.restored", { time: localTime(new Date(restored.savedAt).toISOString()) })}
        </span>
        <Button weight="quiet" onClick={draft.discard}>
          {t("draft.discard")}
        </Button>
      </div>
      {restored.isIncomplete && <p class="small">{t("draft.incomplete")}</p>}
    </Notice>
  );
}

function NotSaved({ saving }: { saving: Saving }) {
  const fault = saving.fault.value;
  if (fault === null) {
    return null;
  }
  const { title, remedy } = wordsOf(fault);
  const isUncertain = kindOf(fault) === "offline" || kindOf(fault) === "busy";
  return (
    <Notice tone="bad" title={t("form.notSaved", { reason: title })} isUrgent>
      <p>{isUncertain ? t("form.kept") : remedy}</p>
      <div class="notice-actions">
        <Button disabled={saving.isWorking.value} onClick={() => void saving.save()}>
          {t("action.retry")}
        </Button>
      </div>
    </Notice>
  );
}
