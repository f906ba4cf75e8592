// The report of one import: how far it is, what each row does, apply and undo.

import { useEffect } from "preact/hooks";
import { forgetPlaces } from "../../api/places";
import { useQuestion } from "../../api/resource";
import { ImportDocument, type ImportSummaryFragment } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { address } from "../../router";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { Empty, Failed, Loading, Whole } from "../../ui/State";
import { BatchState } from "../batches/BatchState";
import { Decide } from "./Decide";
import { ImportRows } from "./ImportRows";

const pause = 1000;

export function ImportReport({ id }: { id: string }) {
  const { state, reload } = useQuestion(ImportDocument, () => ({ id }));
  const { data, fault, isLoading } = state.value;
  const summary = data?.importBatch;
  const isUnderWay = summary !== null && summary !== undefined && isWorking(summary);
  useEffect(() => {
    if (isUnderWay && !isLoading) {
      const timer = setTimeout(reload, pause);
      return () => clearTimeout(timer);
    }
    if (!isUnderWay) {
      forgetPlaces();
    }
    return undefined;
  }, [isUnderWay, isLoading, reload]);
  if (fault) {
    return (
      <Whole title={t("nav.imports")}>
        <Failed fault={fault} onRetry={reload} />
      </Whole>
    );
  }
  if (!summary) {
    return (
      <Whole title={t("nav.imports")}>
        {isLoading ? <Loading /> : <Empty title={t("panel.hidden")} />}
      </Whole>
    );
  }
  return (
    <div class="stack">
      <Head summary={summary} contest={summary.contest} />
      {isUnderWay && (
        <div class="card">
          <Progress
            label={t(`importState.${summary.state}`)}
            done={summary.progress}
            total={summary.total || null}
          />
        </div>
      )}
      {summary.state === "FAILED" && (
        <Notice tone="bad" title={t("import.failed")}>
          {summary.failure}
        </Notice>
      )}
      <Notices notices={summary.notices} />
      <Decide summary={summary} onDone={reload} />
      {summary.state !== "CHECKING" && summary.state !== "FAILED" && (
        <ImportRows summary={summary} />
      )}
    </div>
  );
}

function isWorking({ state }: ImportSummaryFragment): boolean {
  return state === "CHECKING" || state === "APPLYING" || state === "UNDOING";
}

interface HeadProps {
  readonly summary: ImportSummaryFragment;
  /** The contest whose entries the file brings. */
  readonly contest: { readonly id: string; readonly name: string } | null;
}

function Head({ summary, contest }: HeadProps) {
  const notes = [
    localTime(summary.createdAt),
    summary.effectiveOn && t("import.effectiveFrom", { date: summary.effectiveOn }),
    summary.cutoffOn && t("import.cutoff", { date: summary.cutoffOn }),
  ].filter(Boolean);
  return (
    <>
      {contest ? (
        <a href={address("/contests", { contest: contest.id, tab: "entries" })}>{contest.name}</a>
      ) : (
        <a href="/import">{t("import.back")}</a>
      )}
      <div class="page-head">
        <h1>{summary.fileName}</h1>
        <BatchState state={summary.state} />
        <span class="page-note">{notes.join(" · ")}</span>
      </div>
    </>
  );
}

function Notices({ notices }: { notices: readonly { readonly message: string }[] }) {
  if (notices.length === 0) {
    return null;
  }
  return (
    <Notice tone="info" title={t("import.notices")}>
      <ul>
        {notices.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
