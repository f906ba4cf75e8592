// The pass of a judge, shown this once: a code to scan and a link to copy.

import { useSignal } from "@preact/signals";
import { IssueJudgePassDocument, type IssueJudgePassMutation } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { today } from "../../lib/today";
import { Button } from "../../ui/Button";
import { copied } from "../../ui/clipboard";
import { QrCode } from "../../ui/QrCode";
import { Sheet } from "../../ui/Sheet";
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
      <QrCode text={link} label={say("judges.passAlt")} />
      <p class="code pass-link">{link}</p>
      {issued.value.endsAt && (
        <p class="muted">{say("judges.passEnds", { time: localTime(issued.value.endsAt) })}</p>
      )}
    </Sheet>
  );
}

async function copy(text: string): Promise<void> {
  if (await copied(text)) {
    tell("good", say("judges.passCopied"));
  } else {
    tell("bad", say("judges.passCopyFailed"));
  }
}
