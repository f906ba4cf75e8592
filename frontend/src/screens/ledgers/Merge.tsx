// Two records of one organization become one: which stays, which field comes from which, what moves
// along. It can be undone as a whole.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ask } from "../../api/client";
import { asFault } from "../../api/faults";
import { freshKey } from "../../api/idempotency";
import { useQuestion } from "../../api/resource";
import {
  MergeOrganizationsDocument,
  MergePairDocument,
  type OrganizationField,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { ErrorSummary, type FormProblem } from "../../ui/ErrorSummary";
import { Sheet } from "../../ui/Sheet";
import { Failed, Loading, wordsOf } from "../../ui/State";
import { differing, moving, type Side, usualTake } from "./mergeFields";
import { offerUndo } from "./undo";
import { say } from "./words";

interface MergeProps {
  readonly ids: readonly [string, string];
  readonly onClose: () => void;
  readonly onMerged: (keptId: string) => void;
  readonly onReload: () => void;
}

export function Merge({ ids, onClose, ...rest }: MergeProps) {
  const { state, reload } = useQuestion(MergePairDocument, () => ({
    first: ids[0],
    second: ids[1],
  }));
  const { data, fault } = state.value;
  return (
    <Sheet title={say("merge.title")} onClose={onClose}>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data?.first && data.second ? (
        <Choice first={data.first} second={data.second} onClose={onClose} {...rest} />
      ) : (
        <Loading />
      )}
    </Sheet>
  );
}

type ChoiceProps = Omit<MergeProps, "ids"> & { readonly first: Side; readonly second: Side };

function Choice({ first, second, onClose, onMerged, onReload }: ChoiceProps) {
  const isTurned = useSignal(false);
  const [kept, merged] = isTurned.value ? [second, first] : [first, second];
  const take = useSignal(usualTake(kept, merged));
  const isWorking = useSignal(false);
  const problems = useSignal<readonly FormProblem[]>([]);
  const key = useMemo(freshKey, [isTurned.value, take.value]);
  const turn = () => {
    isTurned.value = !isTurned.value;
    take.value = usualTake(merged, kept);
  };
  const merge = async () => {
    isWorking.value = true;
    try {
      const { mergeOrganizations: done } = await ask(MergeOrganizationsDocument, {
        input: {
          keptId: kept.id,
          keptRevision: kept.revision,
          mergedId: merged.id,
          mergedRevision: merged.revision,
          take: [...take.value],
          idempotencyKey: key,
        },
      });
      problems.value = done.problems;
      if (done.problems.length === 0) {
        const count = done.moved.reduce((sum, moved) => sum + moved.count, 0);
        offerUndo(say("merge.done", { name: kept.name, count }), done.operationId, onReload);
        onMerged(kept.id);
      }
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      problems.value = [{ message: title, remedy }];
    } finally {
      isWorking.value = false;
    }
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <ErrorSummary problems={problems.value} />
      <Sides kept={kept} merged={merged} onTurn={turn} />
      <Fields
        kept={kept}
        merged={merged}
        take={take.value}
        onTake={(next) => {
          take.value = next;
        }}
      />
      <Moving merged={merged} />
      <div class="form-actions cluster">
        <Button type="submit" weight="danger" disabled={isWorking.value}>
          {say("merge.confirm")}
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}

function Sides({ kept, merged, onTurn }: { kept: Side; merged: Side; onTurn: () => void }) {
  return (
    <div class="stack-tight">
      <p>
        <span class="strong">{say("merge.kept")}</span> {kept.name}{" "}
        <span class="code muted">{kept.creditCode}</span>
      </p>
      <p>
        <span class="strong">{say("merge.merged")}</span> {merged.name}{" "}
        <span class="code muted">{merged.creditCode}</span>
      </p>
      <Button onClick={onTurn}>{say("merge.turn")}</Button>
    </div>
  );
}

interface FieldsProps {
  readonly kept: Side;
  readonly merged: Side;
  readonly take: readonly OrganizationField[];
  readonly onTake: (take: readonly OrganizationField[]) => void;
}

function Fields({ kept, merged, take, onTake }: FieldsProps) {
  const fields = differing(kept, merged);
  if (fields.length === 0) {
    return <p class="muted">{say("merge.same")}</p>;
  }
  return (
    <div class="scroll">
      <table class="table table-small merge">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{say("merge.kept")}</th>
            <th scope="col">{say("merge.merged")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, label, word }) => (
            <tr key={field}>
              <th scope="row">{label()}</th>
              {[kept, merged].map((side) => {
                const isMerged = side === merged;
                return (
                  <td key={side.id}>
                    <label class="choice">
                      <input
                        type="radio"
                        name={`merge-${field}`}
                        checked={take.includes(field) === isMerged}
                        onChange={() =>
                          onTake(isMerged ? [...take, field] : take.filter((one) => one !== field))
                        }
                      />
                      <span>{word(side) || "—"}</span>
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Moving({ merged }: { merged: Side }) {
  const found = moving(merged);
  return (
    <div>
      <p class="strong">{say("merge.moves")}</p>
      {found.length === 0 ? (
        <p class="muted">{t("section.none")}</p>
      ) : (
        <p data-moves={found.length}>
          {found.map(([label, count]) => say("merge.move", { label, count })).join("、")}
        </p>
      )}
      <p class="small muted">{say("merge.meaning")}</p>
    </div>
  );
}
