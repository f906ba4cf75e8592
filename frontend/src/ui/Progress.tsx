// How far a job is. Without a total the bar only says that work goes on.

import { t } from "../i18n";
import { grouped } from "../lib/numbers";

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

export function Progress({ label, done, total }: ProgressProps) {
  return (
    <div class="stack-tight" role="status">
      <p>
        {label}
        {total !== null && (
          <span class="muted">
            {" "}
            {t("progress.of", { done: grouped(done), total: grouped(total) })}
          </span>
        )}
      </p>
      {total === null ? (
        <progress class="progress" aria-label={label} />
      ) : (
        <progress class="progress" value={done} max={Math.max(total, 1)} aria-label={label} />
      )}
    </div>
  );
}
