// The shape of what is coming, so that the page does not jump when it is there.

import { t } from "../i18n";

export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div class="skeleton" role="status" aria-busy="true">
      <span class="hidden-text">{t("state.loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span class="skeleton-line" key={line} />
      ))}
    </div>
  );
}
