// A publication is withdrawn with a reason that everybody reads.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import { type PublicationRowFragment, WithdrawPublicationDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { tell } from "../../ui/toasts";
import { say } from "./words";

interface WithdrawProps {
  readonly publication: PublicationRowFragment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function Withdraw({ publication, onClose, onDone }: WithdrawProps) {
  const { id, scopeName, asOf, edition } = publication;
  const draft = useDraft(`withdraw:${id}`, { reason: "" });
  const isSent = useSignal(false);
  const saving = useSaving(
    draft,
    async ({ reason }, idempotencyKey) => {
      const input = { id, reason, idempotencyKey };
      return (await ask(WithdrawPublicationDocument, { input })).withdrawPublication;
    },
    () => {
      tell("good", say("withdraw.done"));
      onDone();
    },
  );
  const { reason } = draft.values.value;
  const isMissing = isSent.value && reason.trim() === "";
  return (
    <Sheet title={say("withdraw.title")} onClose={onClose}>
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          isSent.value = true;
          if (reason.trim() !== "") {
            void saving.save();
          }
        }}
      >
        <FormTop draft={draft} saving={saving} fieldOf={() => "withdrawal-reason"} />
        <p class="strong">{say("withdraw.what", { scope: scopeName, day: asOf, edition })}</p>
        <p>{say("withdraw.meaning")}</p>
        <TextArea
          id="withdrawal-reason"
          label={say("withdraw.reason")}
          error={isMissing ? say("withdraw.reasonMissing") : saving.errorAt("reason")}
          value={reason}
          maxLength={500}
          onInput={(text) => draft.change({ reason: text })}
        />
        <div class="form-actions cluster">
          <Button type="submit" weight="danger" disabled={saving.isWorking.value}>
            {say("withdraw.do")}
          </Button>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}
