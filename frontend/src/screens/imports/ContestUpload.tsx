// Bring the entries of one contest: the list is checked first, and nothing is written by that.

import { useQuestion } from "../../api/resource";
import { ContestOfImportDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { address } from "../../router";
import { Button } from "../../ui/Button";
import { DownloadButton } from "../../ui/DownloadButton";
import { Notice } from "../../ui/Notice";
import { Empty, Failed, Loading, wordsOf } from "../../ui/State";
import { DropZone } from "../batches/DropZone";
import { useUpload } from "../batches/upload";
import { say } from "./contestUploadWords";
import { check, formats, largest, tooLarge } from "./sending";

export function ContestUpload({ id }: { id: string }) {
  const { state, reload } = useQuestion(ContestOfImportDocument, () => ({ id }));
  const { data, fault, isLoading } = state.value;
  if (fault) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data?.contest) {
    return isLoading ? (
      <Loading />
    ) : (
      <Empty title={say("gone")}>
        <p>{say("goneRemedy")}</p>
      </Empty>
    );
  }
  return (
    <>
      <a href={address("/contests", { contest: id, tab: "entries" })}>{say("back")}</a>
      <div class="page-head">
        <h1>{say("title")}</h1>
        <span class="page-note">{data.contest.name}</span>
      </div>
      <Sending id={id} />
    </>
  );
}

function Sending({ id }: { id: string }) {
  const upload = useUpload((file) => check(file, { contest: id }));
  const { file, fault, isSending } = upload;
  const refusal = fault.value && wordsOf(fault.value);
  return (
    <section class="card stack">
      {refusal && (
        <Notice tone="bad" title={refusal.title} isUrgent>
          {refusal.remedy}
        </Notice>
      )}
      <p>{say("hint")}</p>
      <DropZone
        file={file.value}
        words={say("drop")}
        formats={t("import.formats", { limit: largest() })}
        accept={formats}
        onChoose={(chosen) => upload.choose(chosen, chosen && tooLarge(chosen))}
      />
      <p class="muted">{say("again")}</p>
      <div class="cluster">
        <Button
          weight="primary"
          disabled={file.value === null || isSending.value || fault.value !== null}
          onClick={() => void upload.send()}
        >
          {t(isSending.value ? "import.sending" : "import.check")}
        </Button>
        <DownloadButton path="/templates/entries.xlsx">{say("template")}</DownloadButton>
      </div>
    </section>
  );
}
