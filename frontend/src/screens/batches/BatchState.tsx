// Where a batch stands, the same word and tone for workbooks and shapes.

import type { ImportState } from "../../gql/graphql";
import { t } from "../../i18n";
import { Badge, type Tone } from "../../ui/Badge";

const tones: Record<ImportState, Tone> = {
  CHECKING: "info",
  CHECKED: "warn",
  APPLYING: "info",
  APPLIED: "good",
  UNDOING: "info",
  UNDONE: "calm",
  FAILED: "bad",
  CANCELLED: "calm",
};

export function BatchState({ state }: { state: ImportState }) {
  return <Badge tone={tones[state]}>{t(`importState.${state}`)}</Badge>;
}
