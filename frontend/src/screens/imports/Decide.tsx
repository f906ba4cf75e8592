// What a person decides about a checked import: write it, all or the good rows; or take it back.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import {
  ApplyImportDocument,
  type ImportMode,
  type ImportSummaryFragment,
  UndoImportDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { DownloadButton } from "../../ui/DownloadButton";
import { RadioGroup } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { AppliedBatch } from "../batches/AppliedBatch";
import { Problems, useDeed } from "../batches/deed";

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
  const { counts } = summary;
  return (
    <AppliedBatch
      title={t("import.applied", { new: grouped(counts.new), changed: grouped(counts.changed) })}
      undo={async (idempotencyKey) => {
        const input = { importId: summary.id, idempotencyKey };
        return (await ask(UndoImportDocument, { input })).undoImport.problems;
      }}
      onDone={onDone}
      behind={<RefusedLink summary={summary} />}
    />
  );
}
