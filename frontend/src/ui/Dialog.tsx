// One question at a time, over the page.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./Button";
import { Modal } from "./Modal";

interface DialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

export function Dialog(props: DialogProps) {
  const id = useId();
  return (
    <Modal
      look="dialog"
      labelledBy={id}
      onLeave={props.onCancel}
      onKeyDown={(event) => {
        if (isEnterInField(event) && !props.isBusy) {
          event.preventDefault();
          props.onConfirm();
        }
      }}
    >
      <div class="dialog-body stack-tight">
        <h2 id={id}>{props.title}</h2>
        {props.children}
      </div>
      <div class="dialog-actions">
        <Button onClick={props.onCancel}>{t("action.cancel")}</Button>
        <Button
          weight={props.isDangerous ? "danger" : "primary"}
          disabled={props.isBusy ?? false}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </div>
    </Modal>
  );
}

/** Enter in a line of text confirms, as in a form; not while an input method composes. */
function isEnterInField(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    event.key === "Enter" &&
    !event.isComposing &&
    !event.defaultPrevented &&
    target instanceof HTMLInputElement &&
    (target.type === "text" || target.type === "password")
  );
}
