// Choose a workbook and how to read it, then have it checked; nothing is written by that.

import { useSignal } from "@preact/signals";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { DateField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { DropZone } from "../batches/DropZone";
import { useUpload } from "../batches/upload";
import { check, formats, largest, tooLarge } from "./sending";
import { Templates } from "./Templates";

export function Upload() {
  const effectiveOn = useSignal("");
  const derives = useSignal(false);
  const upload = useUpload((file) =>
    check(file, { effectiveOn: effectiveOn.value, derive: derives.value ? "true" : null }),
  );
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
          accept={formats}
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
