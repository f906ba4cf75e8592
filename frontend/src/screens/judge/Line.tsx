// How the line to the server stands, in one short phrase that is always in sight.

import { isOffline } from "../../api/client";
import { Badge, type Tone } from "../../ui/Badge";
import { outbox } from "./desk";
import { say } from "./words";
import { attention, unsent } from "./writing";

export function Line() {
  const { tone, words } = standing();
  return (
    <div class="judge-line" role="status" data-line>
      <Badge tone={tone}>{words}</Badge>
    </div>
  );
}

function standing(): { readonly tone: Tone; readonly words: string } {
  const opened = outbox.value;
  const count = unsent.value;
  if (count === 0 && attention.value > 0) {
    return { tone: "warn", words: say("line.attention", { count: attention.value }) };
  }
  if (count === 0) {
    return isOffline.value
      ? { tone: "warn", words: say("line.offline") }
      : { tone: "good", words: say("line.idle") };
  }
  switch (opened?.line.value) {
    case "sending":
      return { tone: "info", words: say("line.sending", { count }) };
    case "unreachable":
      return { tone: "warn", words: say("line.unreachable", { count }) };
    case "failing":
      return { tone: "bad", words: say("line.failing", { count }) };
    case "signed-out":
      return { tone: "bad", words: say("line.signedOut", { count }) };
    case "outdated":
      return { tone: "bad", words: say("line.outdated", { count }) };
    default:
      return { tone: "info", words: say("line.waiting", { count }) };
  }
}
