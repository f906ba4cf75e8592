// What was done to an object: when, by whom, which fields.

import type { HistoryEventFragment } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { PanelSection } from "../../ui/Panel";

type Event = HistoryEventFragment;

export function History({ events }: { events: readonly Event[] }) {
  return (
    <PanelSection title={t("section.history")}>
      {events.length === 0 ? (
        <p class="muted">{t("section.none")}</p>
      ) : (
        <ol class="timeline">
          {events.map((event) => (
            <li key={event.id}>
              {event.user?.name ?? t("history.system")}{" "}
              <span class="muted code">{event.action}</span>
              <span class="cell-note">
                {[localTime(event.at), event.reason].filter(Boolean).join(" · ")}
              </span>
              <Changes changes={event.changes} />
            </li>
          ))}
        </ol>
      )}
    </PanelSection>
  );
}

function Changes({ changes }: { changes: Event["changes"] }) {
  if (changes.length === 0) {
    return null;
  }
  return (
    <details>
      <summary class="small">{t("history.fields", { count: changes.length })}</summary>
      <ul class="small">
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            <span class="code muted">{field}</span> {before ?? "—"} → {after ?? "—"}
          </li>
        ))}
      </ul>
    </details>
  );
}
