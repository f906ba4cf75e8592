// Choose a workbook and how to read it, then have it checked; nothing is written by that.

import { useSignal } from "@preact/signals";
import { call } from "../../api/client";
import { asFault, Fault } from "../../api/faults";
import { settings } from "../../api/settings";
import { t } from "../../i18n";
import { fileSize } from "../../lib/numbers";
import { address, go } from "../../router";
import { Button } from "../../ui/Button";
import { DateField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { Templates } from "./Templates";

/** A slow line carries a large file for minutes. Units: milliseconds. */
const uploadPatience = 10 * 60 * 1000;

export function Upload() {
  const file = useSignal<File | null>(null);
  const effectiveOn = useSignal("");
  const derives = useSignal(false);
  const isSending = useSignal(false);
  const fault = useSignal<Fault | null>(null);
  const choose = (chosen: File | null) => {
    file.value = chosen;
    fault.value =
      chosen && chosen.size > settings.value.maxUploadBytes
        ? new Fault(
            "FILE_TOO_LARGE",
            t("import.tooLarge", { limit: largest() }),
            t("import.tooLargeRemedy"),
          )
        : null;
  };
  const send = async () => {
    const chosen = file.value;
    if (!chosen || isSending.value) {
      return;
    }
    isSending.value = true;
    fault.value = null;
    try {
      const started = await check(chosen, effectiveOn.value, derives.value);
      go(`/import/${encodeURIComponent(started)}`);
    } catch (reason) {
      fault.value = asFault(reason);
    } finally {
      isSending.value = false;
    }
  };
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
            onClick={() => void send()}
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

async function check(file: File, effectiveOn: string, derives: boolean): Promise<string> {
  const started = await call<{ importId: string }>(
    address("/imports", {
      fileName: file.name,
      effectiveOn,
      derive: derives ? "true" : null,
    }),
    { method: "POST", file, wait: uploadPatience },
  );
  if (!started) {
    throw new Fault("INTERNAL", "", "");
  }
  return started.importId;
}

interface DropZoneProps {
  readonly file: File | null;
  readonly words: string;
  readonly formats: string;
  readonly accept: string;
  readonly onChoose: (file: File | null) => void;
}

export function DropZone({ file, words, formats, accept, onChoose }: DropZoneProps) {
  const isOver = useSignal(false);
  const over = (value: boolean) => (event: Event) => {
    event.preventDefault();
    isOver.value = value;
  };
  return (
    <label
      class="upload"
      data-over={isOver.value ? "true" : "false"}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event);
        onChoose(event.dataTransfer?.files[0] ?? null);
      }}
    >
      <Icon name="upload" />
      {file ? (
        <span>
          <span class="strong">{file.name}</span> <span class="muted">{fileSize(file.size)}</span>
        </span>
      ) : (
        <span>{words}</span>
      )}
      <span class="cell-note">{formats}</span>
      <input
        class="hidden-text"
        type="file"
        accept={accept}
        aria-label={t("import.file")}
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
    </label>
  );
}
