// What was done to an object: the deed in words, who, when, each field before and after.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import { type HistoryEventFragment, NamesOfDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { PanelSection } from "../../ui/Panel";
import { actionWord, type Change, fieldWord, referenceOf, toldChanges, valueWord } from "./audit";
import { changedElsewhere } from "./turns";
import { undo } from "./undo";
import { say } from "./words";

type Event = HistoryEventFragment;

/** More fields than these are folded away. */
const shownAtOnce = 4;

export function History({ events }: { events: readonly Event[] }) {
  const nameOf = useNames(events);
  return (
    <PanelSection title={t("section.history")}>
      {events.length === 0 ? (
        <p class="muted">{say("history.none")}</p>
      ) : (
        <ol class="timeline history">
          {events.map((event) => (
            <li key={event.id}>
              <span class="strong">{actionWord(event.action)}</span>
              <span class="cell-note">
                {[event.user?.name ?? t("history.system"), localTime(event.at), event.reason]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <Changes event={event} nameOf={nameOf} />
              <Operation event={event} />
            </li>
          ))}
        </ol>
      )}
    </PanelSection>
  );
}

type NameOf = (id: string) => string;

/** The names of all objects to which the changes refer, asked for in one go. */
function useNames(events: readonly Event[]): NameOf {
  const wanted = new Set(
    events.flatMap(({ changes }) =>
      changes.flatMap(({ field, before, after }) =>
        [before, after].flatMap((value) => referenceOf(field, value) ?? []),
      ),
    ),
  );
  const { state } = useResource((signal) =>
    wanted.size === 0 ? null : ask(NamesOfDocument, { ids: [...wanted].slice(0, 100) }, { signal }),
  );
  const names = new Map(
    state.value.data?.nodes.flatMap((node) =>
      node && "name" in node ? [[node.id, node.name] as const] : [],
    ),
  );
  return (id) => names.get(id) ?? (state.value.isLoading ? "…" : say("history.hiddenValue"));
}

function Changes({ event, nameOf }: { event: Event; nameOf: NameOf }) {
  const told = toldChanges(event.changes);
  if (told.length === 0) {
    return null;
  }
  const list = <ChangeList table={event.subjectTable} changes={told} nameOf={nameOf} />;
  return told.length <= shownAtOnce ? (
    list
  ) : (
    <details>
      <summary class="small">{say("history.showAll", { count: told.length })}</summary>
      {list}
    </details>
  );
}

interface ChangeListProps {
  readonly table: string;
  readonly changes: readonly Change[];
  readonly nameOf: NameOf;
}

function ChangeList({ table, changes, nameOf }: ChangeListProps) {
  return (
    <dl class="changes small">
      {changes.map(({ field, before, after }) => [
        <dt key={`${field}-label`}>{fieldWord(field)}</dt>,
        <dd key={field}>
          {before !== null && (
            <>
              <del>{valueWord(table, field, before, nameOf)}</del> →{" "}
            </>
          )}
          <ins>{valueWord(table, field, after, nameOf)}</ins>
        </dd>,
      ])}
    </dl>
  );
}

/** What was done in one go can be taken back in one go, with all its rows. */
function Operation({ event }: { event: Event }) {
  const isWorking = useSignal(false);
  const { operation } = event;
  if (operation === null || operation.rowCount === 0) {
    return null;
  }
  if (operation.undoneBy) {
    return (
      <span class="cell-note">
        {say("history.undone", { time: localTime(operation.undoneBy.at) })}
      </span>
    );
  }
  return (
    <span class="history-undo">
      {operation.rowCount > 1 && (
        <span class="small muted">{say("history.rows", { count: operation.rowCount })}</span>
      )}
      <Button
        weight="quiet"
        icon="undo"
        disabled={isWorking.value}
        onClick={() => {
          isWorking.value = true;
          void undo(operation.id, changedElsewhere);
        }}
      >
        {say("history.undo")}
      </Button>
    </span>
  );
}
