// Counts what happened to rows outside the list that shows them, such as an undo in a panel: the
// list and the panel ask anew when it moves.

import { signal } from "@preact/signals";

export const turns = signal(0);

export function changedElsewhere(): void {
  turns.value++;
}
