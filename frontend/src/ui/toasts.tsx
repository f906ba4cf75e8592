// Short news at the corner: good news leaves by itself, bad news stays until it is closed.

import { signal } from "@preact/signals";
import { t } from "../i18n";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface Toast {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
  readonly remedy: string;
  readonly action: ToastAction | null;
}

/** What can still be done about it, such as taking it back. */
export interface ToastAction {
  readonly label: string;
  readonly onChoose: () => void;
}

const toasts = signal<readonly Toast[]>([]);
const readingTime = 6000;
const decidingTime = 20_000;
let lastId = 0;

export function tell(
  tone: Toast["tone"],
  text: string,
  remedy = "",
  action: ToastAction | null = null,
): void {
  lastId += 1;
  const toast = { id: lastId, tone, text, remedy, action };
  toasts.value = [...toasts.value, toast];
  if (tone === "good") {
    leaveLater(toast.id, action ? decidingTime : readingTime);
  }
}

/** Good news goes by itself, but not while somebody is at it. */
function leaveLater(id: number, pause: number): void {
  setTimeout(() => {
    const shown = document.querySelector(`[data-toast="${id}"]`);
    if (shown?.matches(":hover, :focus-within")) {
      leaveLater(id, readingTime);
    } else {
      dismiss(id);
    }
  }, pause);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class={`notice notice-${toast.tone}`} data-toast={toast.id}>
          <Icon name={toast.tone === "good" ? "check" : "cross"} />
          <div>
            <p>{toast.text}</p>
            {toast.remedy && <p class="small">{toast.remedy}</p>}
            {toast.action && <Action id={toast.id} action={toast.action} />}
          </div>
          <Button
            weight="quiet"
            icon="close"
            label={t("action.close")}
            onClick={() => dismiss(toast.id)}
          />
        </div>
      ))}
    </div>
  );
}

function Action({ id, action }: { id: number; action: ToastAction }) {
  return (
    <Button
      weight="quiet"
      onClick={() => {
        dismiss(id);
        action.onChoose();
      }}
    >
      {action.label}
    </Button>
  );
}
