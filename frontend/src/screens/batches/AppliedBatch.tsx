// A batch that was written: what it did, and that it can be taken back as a whole.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { type Deed, Problems, useDeed } from "./deed";

interface AppliedBatchProps {
  readonly title: string;
  readonly undo: Deed;
  readonly onDone: () => void;
  /** Further ways on, before and behind the undoing. */
  readonly before?: ComponentChildren;
  readonly behind?: ComponentChildren;
}

export function AppliedBatch({ title, undo, onDone, before, behind }: AppliedBatchProps) {
  const isAsking = useSignal(false);
  const deed = useDeed(undo, () => {
    isAsking.value = false;
    onDone();
  });
  const show = (value: boolean) => () => {
    isAsking.value = value;
  };
  return (
    <div class="stack-tight">
      <Notice tone="good" title={title} />
      <div class="cluster">
        {before}
        <Button icon="undo" onClick={show(true)}>
          {t("import.undo")}
        </Button>
        {behind}
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
