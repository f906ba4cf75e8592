// The way into editing, for those who may; the tools themselves are fetched when they are wanted.

import { type Signal, useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { addressWith, go, query } from "../../../router";
import { Button } from "../../../ui/Button";
import { Loading } from "../../../ui/State";
import { isNarrow } from "../Overlay";
import { say } from "../words";
import type { EditSideProps } from "./EditSide";
import { mayEdit } from "./rights";

/** Editing is of today: the day of the map goes back to it. */
export function EditButton() {
  if (!mayEdit()) {
    return null;
  }
  const isOpen = query.value.has("edit");
  const toggle = () => go(addressWith({ edit: isOpen ? null : "menu", asOf: null }));
  const shared = { icon: "edit", isExpanded: isOpen, onClick: toggle } as const;
  // A phone has no room for the word beside the search.
  return isNarrow() ? (
    <Button {...shared} label={say("edit")} />
  ) : (
    <Button {...shared}>{say("edit")}</Button>
  );
}

export function isEditing(): boolean {
  return query.value.has("edit") && mayEdit();
}

export function LazyEditSide(props: EditSideProps) {
  const Side: Signal<{ readonly of: ComponentType<EditSideProps> } | null> = useSignal(null);
  const hasFailed = useSignal(false);
  const load = () => {
    hasFailed.value = false;
    import("./EditSide").then(
      ({ EditSide }) => {
        Side.value = { of: EditSide };
      },
      () => {
        hasFailed.value = true;
      },
    );
  };
  useEffect(load, []);
  const Shown = Side.value?.of;
  return Shown ? (
    <Shown {...props} />
  ) : (
    <section class="map-side" aria-label={say("edit")} data-chosen="true">
      {hasFailed.value ? (
        <div class="map-none" role="alert">
          <p class="strong">{say("mapFailed")}</p>
          <Button onClick={load}>{say("retry")}</Button>
        </div>
      ) : (
        <Loading />
      )}
    </section>
  );
}
