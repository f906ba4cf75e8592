// The clear personal numbers of a member, for a stated reason that goes to the audit log. They stay
// on the screen only while the panel is open.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ask } from "../../api/client";
import { asFault } from "../../api/faults";
import { freshKey } from "../../api/idempotency";
import { RevealPersonalNumbersDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Facts } from "../../ui/Panel";
import { wordsOf } from "../../ui/State";

interface Numbers {
  readonly idNumber: string | null;
  readonly phone: string | null;
}

export function RevealNumbers({ memberId }: { memberId: string }) {
  const isAsking = useSignal(false);
  const numbers = useSignal<Numbers | null>(null);
  if (numbers.value) {
    return (
      <Facts
        facts={[
          [
            t("field.idNumber"),
            <span key="id" class="code">
              {numbers.value.idNumber ?? "—"}
            </span>,
          ],
          [t("field.phone"), numbers.value.phone],
        ]}
      />
    );
  }
  return (
    <>
      <Button
        weight="quiet"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {t("reveal.action")}
      </Button>
      {isAsking.value && (
        <ReasonDialog
          memberId={memberId}
          onCancel={() => {
            isAsking.value = false;
          }}
          onRevealed={(found) => {
            numbers.value = found;
          }}
        />
      )}
    </>
  );
}

interface ReasonDialogProps {
  readonly memberId: string;
  readonly onCancel: () => void;
  readonly onRevealed: (numbers: Numbers) => void;
}

function ReasonDialog({ memberId, onCancel, onRevealed }: ReasonDialogProps) {
  const idempotencyKey = useMemo(freshKey, []);
  const reason = useSignal("");
  const isWorking = useSignal(false);
  const refusal = useSignal<{ title: string; remedy: string } | null>(null);
  const reveal = async () => {
    isWorking.value = true;
    try {
      const input = { memberId, reason: reason.value.trim(), idempotencyKey };
      const { revealPersonalNumbers } = await ask(RevealPersonalNumbersDocument, { input });
      const problem = revealPersonalNumbers.problems[0];
      if (problem) {
        refusal.value = { title: problem.message, remedy: problem.remedy };
      } else {
        onRevealed(revealPersonalNumbers);
      }
    } catch (fault) {
      refusal.value = wordsOf(asFault(fault));
    } finally {
      isWorking.value = false;
    }
  };
  return (
    <Dialog
      title={t("reveal.title")}
      confirm={t("reveal.confirm")}
      isBusy={isWorking.value || reason.value.trim() === ""}
      onConfirm={() => void reveal()}
      onCancel={onCancel}
    >
      <p>{t("reveal.meaning")}</p>
      {refusal.value && (
        <Notice tone="bad" title={refusal.value.title} isUrgent>
          {refusal.value.remedy}
        </Notice>
      )}
      <TextField
        label={t("reveal.reason")}
        value={reason.value}
        onInput={(value) => {
          reason.value = value;
        }}
      />
    </Dialog>
  );
}
