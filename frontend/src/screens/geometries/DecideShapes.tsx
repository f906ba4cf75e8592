// What a person decides about a checked file: write it, all or the good shapes; or take it back.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import {
  ApplyGeometryDocument,
  type GeometryMode,
  type GeometrySummaryFragment,
  UndoGeometryDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { Button, ButtonLink } from "../../ui/Button";
import { RadioGroup } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { AppliedBatch } from "../batches/AppliedBatch";
import { Problems, useDeed } from "../batches/deed";
import { say } from "./words";

interface DecideProps {
  readonly summary: GeometrySummaryFragment;
  readonly onDone: () => void;
}

export function DecideShapes(props: DecideProps) {
  switch (props.summary.state) {
    case "CHECKED":
      return <Apply {...props} />;
    case "APPLIED":
      return <Applied {...props} />;
    case "UNDONE":
      return <Notice tone="info" title={t("import.undone")} />;
  }
}

function Apply({ summary, onDone }: DecideProps) {
  const { counts } = summary;
  const bad = counts.refused + counts.ambiguous;
  const good = counts.new + counts.changed;
  const mode = useSignal<GeometryMode>(bad > 0 ? "GOOD_ROWS" : "ALL_OR_NOTHING");
  const deed = useDeed(async (idempotencyKey) => {
    const input = { id: summary.id, mode: mode.value, idempotencyKey };
    return (await ask(ApplyGeometryDocument, { input })).applyGeometry.problems;
  }, onDone);
  const isBlocked = good === 0 || (mode.value === "ALL_OR_NOTHING" && bad > 0);
  return (
    <div class="stack-tight">
      <Problems problems={deed.problems.value} />
      <p>{say("summary", { good: grouped(good), bad: grouped(bad) })}</p>
      {bad > 0 && good > 0 && (
        <RadioGroup
          label={t("import.mode")}
          value={mode.value}
          choices={[
            { value: "GOOD_ROWS", label: t("importMode.GOOD_ROWS"), hint: say("goodHint") },
            {
              value: "ALL_OR_NOTHING",
              label: t("importMode.ALL_OR_NOTHING"),
              hint: say("allHint"),
            },
          ]}
          onChange={(value) => {
            mode.value = value as GeometryMode;
          }}
        />
      )}
      <Button
        weight="primary"
        disabled={isBlocked || deed.isWorking.value}
        onClick={() => void deed.run()}
      >
        {say("write", { count: grouped(good) })}
      </Button>
      {good === 0 && <p class="muted">{say("nothing")}</p>}
      {good > 0 && isBlocked && <p class="muted">{say("blocked", { bad: grouped(bad) })}</p>}
    </div>
  );
}

function Applied({ summary, onDone }: DecideProps) {
  const { counts } = summary;
  return (
    <AppliedBatch
      title={say("applied", { new: grouped(counts.new), changed: grouped(counts.changed) })}
      undo={async (idempotencyKey) => {
        const input = { id: summary.id, idempotencyKey };
        return (await ask(UndoGeometryDocument, { input })).undoGeometry.problems;
      }}
      onDone={onDone}
      before={<ButtonLink href="/map">{say("toMap")}</ButtonLink>}
    />
  );
}
