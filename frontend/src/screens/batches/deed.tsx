// What is done to a batch: once, and a refusal of the ledger and a fault are shown the same way.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { asFault, type Problem } from "../../api/faults";
import { freshKey } from "../../api/idempotency";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";

export type Deed = (key: string) => Promise<readonly Problem[]>;

export function useDeed(deed: Deed, onDone: () => void) {
  const key = useMemo(freshKey, []);
  const isWorking = useSignal(false);
  const problems = useSignal<readonly Problem[]>([]);
  const run = async () => {
    if (isWorking.value) {
      return;
    }
    isWorking.value = true;
    try {
      problems.value = await deed(key);
      if (problems.value.length === 0) {
        onDone();
      }
    } catch (reason) {
      const fault = asFault(reason);
      const { title, remedy } = wordsOf(fault);
      problems.value = [{ code: fault.code, message: title, remedy }];
    } finally {
      isWorking.value = false;
    }
  };
  return { run, isWorking, problems };
}

export function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem.code} tone="bad" title={problem.message} isUrgent>
          {problem.remedy}
        </Notice>
      ))}
    </>
  );
}
