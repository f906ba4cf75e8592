// Choose a workbook and how to read it, then have it checked; nothing is written by that.

import { useSignal } from "@preact/signals";
import { Fault } from "../../api/faults";
import { settings } from "../../api/settings";
import { t } from "../../i18n";
import { fileSize } from "../../lib/numbers";
import { address } from "../../router";
import { Button } from "../../ui/Button";
import { DateField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { DropZone } from "../batches/DropZone";
import { sent, useUpload } from "../batches/upload";
import { Templates } from "./Templates";

export function Upload() {
  const effectiveOn = useSignal("");
  const derives = useSignal(false);
  const upload = useUpload((file) => check(file, effectiveOn.value, derives.value));
  const { file, fault, isSending } = upload;
  const choose = (chosen: File | null) => upload.choose(chosen, chosen && tooLarge(chosen));
  const refusal = fault.value && wordsOf(fault.value);
  return (
    <section class="card stack">
      <h2>{t("import.upload")}</h2>
      {refusal && (
        <Notice tone="bad" title={refusal.title} isUrgent>
          {refusal.remedy}
        </Notice>
      )}
      <div class="columns">
        <DropZone
          file={file.value}
          words={t("import.drop")}
          formats={t("import.formats", { limit: largest() })}
          accept=".xlsx,.xlsm,.xls,.csv"
          onChoose={choose}
        />
        <div class="stack-tight">
          <DateField
            label={t("import.effectiveOn")}
            hint={t("import.effectiveOnHint")}
            value={effectiveOn.value}
            onChange={(value) => {
              effectiveOn.value = value;
            }}
          />
          <label class="choice">
            <input
              type="checkbox"
              checked={derives.value}
              onChange={(event) => {
                derives.value = event.currentTarget.checked;
              }}
            />
            <span>
              {t("import.derive")}
              <span class="cell-note">{t("import.deriveHint")}</span>
            </span>
          </label>
          <Button
            weight="primary"
            disabled={file.value === null || isSending.value || fault.value !== null}
            onClick={() => void upload.send()}
          >
            {t(isSending.value ? "import.sending" : "import.check")}
          </Button>
        </div>
      </div>
      <Templates />
    </section>
  );
}

function largest(): string {
  return fileSize(settings.value.maxUploadBytes);
}

function tooLarge(file: File): Fault | null {
  return file.size > settings.value.maxUploadBytes
    ? new Fault(
        "FILE_TOO_LARGE",
        t("import.tooLarge", { limit: largest() }),
        t("import.tooLargeRemedy"),
      )
    : null;
}

async function check(file: File, effectiveOn: string, derives: boolean): Promise<string> {
  const path = address("/imports", {
    fileName: file.name,
    effectiveOn,
    derive: derives ? "true" : null,
  });
  const started = await sent<{ importId: string }>(path, file);
  if (!started) {
    throw new Fault("INTERNAL", "", "");
  }
  return `/import/${encodeURIComponent(started.importId)}`;
}
