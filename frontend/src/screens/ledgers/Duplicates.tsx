// Records that may be the same organization: shown in its panel, each with the way to merge the two.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import { PossibleDuplicatesDocument } from "../../gql/graphql";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { PanelSection } from "../../ui/Panel";
import { ObjectLink } from "./cells";
import { Merge } from "./Merge";
import { changedElsewhere } from "./turns";
import { say } from "./words";

export function Duplicates({ id }: { id: string }) {
  const { state } = useQuestion(PossibleDuplicatesDocument, () => ({ id }));
  const merging = useSignal<string | null>(null);
  const found = state.value.data?.organization?.possibleDuplicates ?? [];
  if (found.length === 0) {
    return null;
  }
  return (
    <PanelSection title={say("merge.duplicates")}>
      <ul>
        {found.map((other) => (
          <li key={other.id}>
            <ObjectLink ledger="organizations" to={other} />
            <span class="cell-note">
              {[other.creditCode, other.town?.name].filter(Boolean).join(" · ")}
            </span>
            <Button
              weight="quiet"
              onClick={() => {
                merging.value = other.id;
              }}
            >
              {say("merge.compare")}
            </Button>
          </li>
        ))}
      </ul>
      {merging.value && (
        <Merge
          ids={[id, merging.value]}
          onClose={() => {
            merging.value = null;
          }}
          onMerged={(kept) => {
            merging.value = null;
            go(addressWith({ open: kept }));
            changedElsewhere();
          }}
          onReload={changedElsewhere}
        />
      )}
    </PanelSection>
  );
}
