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
}

const toasts = signal<readonly Toast[]>([]);
const readingTime = 6000;
let lastId = 0;

export function tell(tone: Toast["tone"], text: string, remedy = ""): void {
  lastId += 1;
  const toast = { id: lastId, tone, text, remedy };
  toasts.value = [...toasts.value, toast];
  if (tone === "good") {
    setTimeout(() => dismiss(toast.id), readingTime);
  }
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class={`notice notice-${toast.tone}`}>
          <Icon name={toast.tone === "good" ? "check" : "cross"} />
          <div>
            <p>{toast.text}</p>
            {toast.remedy && <p class="small">{toast.remedy}</p>}
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
