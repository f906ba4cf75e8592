// The way into editing, for those who may; the tools themselves are fetched when they are wanted.

import { type Signal, useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { addressWith, go, query } from "../../../router";
import { Button } from "../../../ui/Button";
import { Loading } from "../../../ui/State";
import { say } from "../words";
import type { EditSideProps } from "./EditSide";
import { mayEdit } from "./rights";

/** Editing is of today: the day of the map goes back to it. */
export function EditButton() {
  const isEditing = query.value.has("edit");
  return mayEdit() ? (
    <Button
      icon="edit"
      isExpanded={isEditing}
      onClick={() => go(addressWith({ edit: isEditing ? null : "menu", asOf: null }))}
    >
      {say("edit")}
    </Button>
  ) : null;
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
