// Where a file is dropped or chosen.

import { useSignal } from "@preact/signals";
import { t } from "../../i18n";
import { fileSize } from "../../lib/numbers";
import { Icon } from "../../ui/Icon";

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
