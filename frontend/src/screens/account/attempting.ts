// A deed with one button: done and told, or refused and told why.

import { asFault, type Problem } from "../../api/faults";
import { wordsOf } from "../../ui/State";
import { tell } from "../../ui/toasts";

/** Do it; give what it answered, or null after telling what stands in the way. */
export async function attempted<Answer extends { readonly problems: readonly Problem[] }>(
  deed: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    const answer = await deed();
    const refusal = answer.problems[0];
    if (refusal) {
      tell("bad", refusal.message, refusal.remedy);
      return null;
    }
    return answer;
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
    return null;
  }
}
