// Something to look at or fill in over the page: from below on a phone, in the middle elsewhere.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./Button";
import { Modal } from "./Modal";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** What can be done with it, at the foot and always in reach. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Sheet({ title, onClose, actions, children }: SheetProps) {
  const id = useId();
  return (
    <Modal look="sheet" labelledBy={id} onLeave={onClose}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        <Button weight="quiet" icon="close" label={t("action.close")} onClick={onClose} />
      </header>
      <div class="sheet-body stack-tight">{children}</div>
      {actions && <div class="dialog-actions">{actions}</div>}
    </Modal>
  );
}
