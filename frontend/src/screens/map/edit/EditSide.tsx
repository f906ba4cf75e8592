// Beside the map while it is edited: what can be done, then the form of what is being done.

import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useResource } from "../../../api/resource";
import type { MapEngine } from "../../../map/engine";
import { type Place, type PlaceKind, readKey } from "../../../map/model";
import { addressWith, go, query } from "../../../router";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { Notice } from "../../../ui/Notice";
import { Skeleton } from "../../../ui/Skeleton";
import { Failed } from "../../../ui/State";
import type { MapData } from "../data";
import { type DeedName, deedNames, deeds, modeText, readMode, readTarget } from "./deeds";
import { EditForm } from "./EditForm";
import { isOwn, mayDo, ownTown } from "./rights";
import { TargetChoice } from "./TargetChoice";
import { say } from "./words";

export interface EditSideProps {
  readonly engine: ReadonlySignal<MapEngine | null>;
  readonly data: MapData;
  readonly chosen: string | null;
}

export function EditSide({ engine, data, chosen }: EditSideProps) {
  const mode = readMode(query.value.get("edit"));
  const places = (data.places.value?.all ?? []).filter(isOwn);
  if (!mode?.deed || !mayDo(mode.deed)) {
    return (
      <Frame subject="menu" title={say("title")} onBack={leave}>
        <Menu places={places} chosen={chosen} />
      </Frame>
    );
  }
  const { deed, id } = mode;
  const { target } = deeds[deed];
  const shared = { engine, data, deed, places };
  return (
    <Frame subject={modeText(deed, id)} title={say(`deed.${deed}`)} onBack={toMenu}>
      {target === null ? (
        <EditForm key={deed} {...shared} target={null} onReread={() => undefined} />
      ) : id === null ? (
        <TargetChoice key={deed} {...shared} kind={target} />
      ) : (
        <OfTarget key={modeText(deed, id)} {...shared} kind={target} id={id} />
      )}
    </Frame>
  );
}

function leave(): void {
  go(addressWith({ edit: null }));
}

export function toMenu(): void {
  go(addressWith({ edit: "menu" }));
}

interface FrameProps {
  readonly subject: string;
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}

function Frame({ subject, title, onBack, children }: FrameProps) {
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollTo(0, 0);
  }, [subject]);
  return (
    <div class="map-side" data-chosen="true">
      <section class="map-detail map-edit" ref={frame} tabIndex={-1} aria-label={title}>
        <header class="map-detail-head">
          <h1>{title}</h1>
          <Button weight="quiet" icon="close" label={say("leave")} onClick={onBack} />
        </header>
        <div class="map-detail-part stack">{children}</div>
      </section>
    </div>
  );
}

/** The deeds; one that is done to a place takes the place that is chosen on the map. */
function Menu({ places, chosen }: { places: readonly Place[]; chosen: string | null }) {
  const named = readKey(chosen);
  const idOf = (kind: PlaceKind | null) =>
    kind !== null && named?.kind === kind && places.some(({ id }) => id === named.id)
      ? named.id
      : null;
  return (
    <>
      <p class="muted">{say(ownTown() === null ? "menuHint" : "menuHintTown")}</p>
      <ul class="stack-tight">
        {deedNames.filter(mayDo).map((deed) => (
          <li key={deed}>
            <DeedButton deed={deed} id={idOf(deeds[deed].target)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function DeedButton({ deed, id }: { deed: DeedName; id: string | null }) {
  return (
    <a class="map-deed" href={addressWith({ edit: modeText(deed, id) })}>
      <Icon name={deed === "addBuilding" || deed === "drawArea" ? "plus" : "edit"} />
      <span>
        {say(`deed.${deed}`)}
        <span class="cell-note">{say(`hint.${deed}`)}</span>
      </span>
    </a>
  );
}

interface OfTargetProps {
  readonly engine: ReadonlySignal<MapEngine | null>;
  readonly data: MapData;
  readonly deed: DeedName;
  readonly places: readonly Place[];
  readonly kind: PlaceKind;
  readonly id: string;
}

function OfTarget({ kind, id, ...shared }: OfTargetProps) {
  const { state, reload } = useResource((signal) => readTarget(kind, id, signal));
  const { data: target, fault, isLoading } = state.value;
  if (fault && !target) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!target) {
    return isLoading ? <Skeleton lines={4} /> : <Notice tone="warn" title={say("gone")} />;
  }
  const own = ownTown();
  if (own !== null && own !== target.townId) {
    return (
      <Notice tone="warn" title={say("otherTown", { name: target.name })}>
        {say("otherTownHint")}
      </Notice>
    );
  }
  return <EditForm {...shared} target={target} onReread={reload} />;
}
