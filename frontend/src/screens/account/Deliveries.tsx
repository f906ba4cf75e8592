// The last deliveries of a webhook, newest first: what they carried and how the receiver answered.

import type { WebhookRowFragment } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { Badge, type Tone } from "../../ui/Badge";
import { type Column, Table } from "../../ui/Table";
import { say } from "./webhookWords";

type Delivery = WebhookRowFragment["deliveries"]["nodes"][number];

const tones: Record<Delivery["state"], Tone> = {
  WAITING: "info",
  DELIVERED: "good",
  ABANDONED: "bad",
  EMPTY: "calm",
};

interface DeliveriesProps {
  readonly deliveries: readonly Delivery[];
  readonly caption: string;
}

export function Deliveries({ deliveries, caption }: DeliveriesProps) {
  return deliveries.length === 0 ? (
    <p class="muted">{say("deliveries.none")}</p>
  ) : (
    <Table caption={caption} columns={columns()} rows={deliveries} keyOf={({ id }) => id} />
  );
}

function columns(): readonly Column<Delivery>[] {
  return [
    {
      id: "when",
      heading: say("delivery.when"),
      cell: ({ createdAt }) => <span class="nowrap">{localTime(createdAt)}</span>,
    },
    {
      id: "what",
      heading: say("delivery.what"),
      cell: ({ kind, changeCount }) =>
        kind === "TEST" ? say("delivery.TEST") : say("delivery.CHANGES", { count: changeCount }),
    },
    {
      id: "state",
      heading: say("delivery.state"),
      cell: ({ state, nextAt }) => (
        <>
          <Badge tone={tones[state]}>{say(`state.${state}`)}</Badge>
          {nextAt && (
            <span class="cell-note">{say("delivery.next", { time: localTime(nextAt) })}</span>
          )}
        </>
      ),
    },
    { id: "attempts", heading: say("delivery.attempts"), cell: ({ attempts }) => attempts },
    { id: "answer", heading: say("delivery.answer"), cell: answerOf },
  ];
}

/** What the receiver said last, or why nothing was heard of it. */
function answerOf({ lastStatus, lastFault }: Delivery): string {
  if (lastFault === null) {
    return lastStatus === null ? "—" : String(lastStatus);
  }
  return lastFault === "STATUS"
    ? say("fault.STATUS", { status: lastStatus ?? "—" })
    : say(`fault.${lastFault}`);
}
