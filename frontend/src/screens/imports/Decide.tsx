// What a person decides about a checked import: write it, all or the good rows; or take it back.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ask } from "../../api/client";
import { asFault, type Problem } from "../../api/faults";
import { freshKey } from "../../api/idempotency";
import {
  ApplyImportDocument,
  type ImportMode,
  type ImportSummaryFragment,
  UndoImportDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { DownloadButton } from "../../ui/DownloadButton";
import { RadioGroup } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";

interface DecideProps {
  readonly summary: ImportSummaryFragment;
  readonly onDone: () => void;
}

export function Decide({ summary, onDone }: DecideProps) {
  switch (summary.state) {
    case "CHECKED":
      return <Apply summary={summary} onDone={onDone} />;
    case "APPLIED":
      return <Applied summary={summary} onDone={onDone} />;
    case "UNDONE":
      return <Notice tone="info" title={t("import.undone")} />;
    default:
      return null;
  }
}

/** Run a deed once; a refusal of the ledger and a fault are shown the same way. */
export function useDeed(deed: (key: string) => Promise<readonly Problem[]>, onDone: () => void) {
  const key = useMemo(freshKey, []);
  const isWorking = useSignal(false);
  const problems = useSignal<readonly Problem[]>([]);
  const run = async () => {
    if (isWorking.value) {
      return;
    }
    isWorking.value = true;
    try {
      problems.value = await deed(key);
      if (problems.value.length === 0) {
        onDone();
      }
    } catch (reason) {
      const fault = asFault(reason);
      const { title, remedy } = wordsOf(fault);
      problems.value = [{ code: fault.code, message: title, remedy }];
    } finally {
      isWorking.value = false;
    }
  };
  return { run, isWorking, problems };
}

export function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem.code} tone="bad" title={problem.message} isUrgent>
          {problem.remedy}
        </Notice>
      ))}
    </>
  );
}

function Apply({ summary, onDone }: DecideProps) {
  const { counts } = summary;
  const bad = counts.refused + counts.conflict;
  const good = counts.new + counts.changed;
  const mode = useSignal<ImportMode>(bad > 0 ? "GOOD_ROWS" : "ALL_OR_NOTHING");
  const deed = useDeed(async (idempotencyKey) => {
    const input = { importId: summary.id, mode: mode.value, idempotencyKey };
    return (await ask(ApplyImportDocument, { input })).applyImport.problems;
  }, onDone);
  const isBlocked = good === 0 || (mode.value === "ALL_OR_NOTHING" && bad > 0);
  return (
    <section class="card stack">
      <h2>{t("import.apply")}</h2>
      <Problems problems={deed.problems.value} />
      <p>{t("import.applySummary", { good: grouped(good), bad: grouped(bad) })}</p>
      <RadioGroup
        label={t("import.mode")}
        value={mode.value}
        choices={[
          {
            value: "ALL_OR_NOTHING",
            label: t("importMode.ALL_OR_NOTHING"),
            hint: t("import.allHint"),
          },
          { value: "GOOD_ROWS", label: t("importMode.GOOD_ROWS"), hint: t("import.goodHint") },
        ]}
        onChange={(value) => {
          mode.value = value as ImportMode;
        }}
      />
      <div class="cluster">
        <Button
          weight="primary"
          disabled={isBlocked || deed.isWorking.value}
          onClick={() => void deed.run()}
        >
          {t("import.write", { count: grouped(good) })}
        </Button>
        <RefusedLink summary={summary} />
      </div>
      {good === 0 && <p class="muted">{t("import.nothingToWrite")}</p>}
      {good > 0 && isBlocked && <p class="muted">{t("import.blocked", { bad: grouped(bad) })}</p>}
    </section>
  );
}

function RefusedLink({ summary }: { summary: ImportSummaryFragment }) {
  const { refused, conflict } = summary.counts;
  if (refused + conflict === 0) {
    return null;
  }
  return (
    <DownloadButton path={`/imports/${encodeURIComponent(summary.id)}/refused.xlsx`}>
      {t("import.refusedFile")}
    </DownloadButton>
  );
}

function Applied({ summary, onDone }: DecideProps) {
  const isAsking = useSignal(false);
  const deed = useDeed(
    async (idempotencyKey) => {
      const input = { importId: summary.id, idempotencyKey };
      return (await ask(UndoImportDocument, { input })).undoImport.problems;
    },
    () => {
      isAsking.value = false;
      onDone();
    },
  );
  const { counts } = summary;
  const show = (value: boolean) => () => {
    isAsking.value = value;
  };
  return (
    <div class="stack-tight">
      <Notice
        tone="good"
        title={t("import.applied", { new: grouped(counts.new), changed: grouped(counts.changed) })}
      />
      <div class="cluster">
        <Button icon="undo" onClick={show(true)}>
          {t("import.undo")}
        </Button>
        <RefusedLink summary={summary} />
      </div>
      {isAsking.value && (
        <Dialog
          title={t("import.undoQuestion")}
          confirm={t("import.undo")}
          isDangerous
          isBusy={deed.isWorking.value}
          onConfirm={() => void deed.run()}
          onCancel={show(false)}
        >
          <p>{t("import.undoMeaning")}</p>
          <Problems problems={deed.problems.value} />
        </Dialog>
      )}
    </div>
  );
}
