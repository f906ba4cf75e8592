// The pass of a judge, shown this once: a code to scan and a link to copy.

import { useSignal } from "@preact/signals";
import { encode } from "uqr";
import { asFault } from "../../api/faults";
import { IssueJudgePassDocument, type IssueJudgePassMutation } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { today } from "../../lib/today";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { wordsOf } from "../../ui/State";
import { tell } from "../../ui/toasts";
import { put } from "./load";
import { SheetForm } from "./SheetForm";
import { say } from "./words";

interface PassProps {
  readonly judge: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

type Issued = IssueJudgePassMutation["issueJudgePass"];

export function Pass({ judge, onClose }: PassProps) {
  const issued = useSignal<Issued | null>(null);
  const title = say("judges.passTitle", { name: judge.name });
  if (!issued.value?.url) {
    return (
      <SheetForm
        title={title}
        draft={`${judge.id}:pass`}
        fields={[{ name: "worksOn", label: say("judges.passDay"), kind: "date", isRequired: true }]}
        initial={{ texts: { worksOn: today() }, names: {} }}
        action={say("judges.passIssue")}
        send={(input: object) => put(IssueJudgePassDocument, { judgeId: judge.id, ...input })}
        onSaved={(payload) => {
          issued.value = payload;
        }}
        onClose={onClose}
      />
    );
  }
  const link = new URL(issued.value.url, window.location.origin).href;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <Button weight="primary" onClick={() => void copy(link)}>
          {say("judges.passCopy")}
        </Button>
      }
    >
      <p>{say("judges.passHint")}</p>
      <Code text={link} />
      <p class="code pass-link">{link}</p>
      {issued.value.endsAt && (
        <p class="muted">{say("judges.passEnds", { time: localTime(issued.value.endsAt) })}</p>
      )}
    </Sheet>
  );
}

/** A QR code as one path: a dark square for each module. */
function Code({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  return (
    <svg
      class="pass-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={say("judges.passAlt")}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={squares.join("")} />
    </svg>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell("good", say("judges.passCopied"));
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
  }
}
