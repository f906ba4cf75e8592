// Somebody changed the row meanwhile: who and when, both versions side by side, and the choice.
// Nothing is written before the person has chosen.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { localTime } from "../lib/dates";
import { Button } from "./Button";
import { Notice } from "./Notice";

export interface Difference {
  readonly id: string;
  readonly label: string;
  readonly mine: ComponentChildren;
  readonly theirs: ComponentChildren;
}

interface ConflictNoticeProps {
  /** Null when the caller may not know. */
  readonly by: string | null;
  /** An instant. */
  readonly at: string | null;
  /** The fields in which the two versions differ. */
  readonly differences: readonly Difference[];
  readonly isBusy?: boolean;
  /** Write mine over theirs: the form takes their revision and keeps my values. */
  readonly onKeepMine: () => void;
  /** Give mine up and show theirs. */
  readonly onTakeTheirs: () => void;
}

export function ConflictNotice(props: ConflictNoticeProps) {
  const who = props.by ?? t("conflict.somebody");
  const title =
    props.at === null
      ? t("conflict.title", { who })
      : t("conflict.titleAt", { who, time: localTime(props.at) });
  return (
    <Notice tone="warn" title={title} isUrgent>
      <p>{t("conflict.meaning")}</p>
      <Versions differences={props.differences} who={who} />
      <div class="notice-actions cluster">
        <Button disabled={props.isBusy ?? false} onClick={props.onTakeTheirs}>
          {t("conflict.takeTheirs")}
        </Button>
        <Button weight="danger" disabled={props.isBusy ?? false} onClick={props.onKeepMine}>
          {t("conflict.keepMine")}
        </Button>
      </div>
    </Notice>
  );
}

function Versions({ differences, who }: { differences: readonly Difference[]; who: string }) {
  if (differences.length === 0) {
    return <p>{t("conflict.same")}</p>;
  }
  return (
    <div class="scroll">
      <table class="conflict">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.mine")}</th>
            <th scope="col">{who}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ id, label, mine, theirs }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{mine ?? "—"}</td>
              <td>{theirs ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
