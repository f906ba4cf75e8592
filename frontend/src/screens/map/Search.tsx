// Finds a place by its name, pinyin or initials and leads the map there.

import { useComputed, useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { useQuestion } from "../../api/resource";
import { MapSearchDocument } from "../../gql/graphql";
import { type Found, foundIn } from "./found";
import { say } from "./words";

const typingPause = 250;

export function MapSearch({ onFind }: { onFind: (found: Found) => void }) {
  const id = useId();
  const asked = useSignal("");
  const isOpen = useSignal(false);
  const at = useSignal(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { state } = useQuestion(MapSearchDocument, () =>
    asked.value === "" ? null : { text: asked.value },
  );
  const results = useComputed(() => (state.value.data ? foundIn(state.value.data) : []));
  const take = (found: Found | undefined) => {
    if (found) {
      isOpen.value = false;
      onFind(found);
    }
  };
  const type = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.value = text.trim();
      at.value = 0;
      isOpen.value = text.trim() !== "";
    }, typingPause);
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { length } = results.value;
    if (step && length > 0) {
      event.preventDefault();
      isOpen.value = true;
      at.value = (at.value + step + length) % length;
    } else if (event.key === "Enter" && !event.isComposing) {
      take(results.value[at.value]);
    } else if (event.key === "Escape" && isOpen.value) {
      event.preventDefault();
      event.stopPropagation();
      isOpen.value = false;
    }
  };
  const isReady = isOpen.value && state.value.data !== null && !state.value.isLoading;
  return (
    <search class="map-search">
      <input
        class="control control-search"
        type="search"
        // biome-ignore lint/a11y/noRedundantRoles: without a datalist it is none by itself.
        role="combobox"
        list={undefined}
        aria-label={say("search")}
        aria-expanded={isReady}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isReady ? `${id}-${at.value}` : undefined}
        placeholder={say("searchHint")}
        autocomplete="off"
        maxLength={60}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={steer}
        onBlur={() => {
          isOpen.value = false;
        }}
      />
      <p class="hidden-text" role="status">
        {isReady && say("searchCount", { count: results.value.length })}
      </p>
      <div
        class="map-found"
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        hidden={!isReady}
        aria-label={say("search")}
      >
        {results.value.map((found, index) => (
          <div
            key={found.key}
            id={`${id}-${index}`}
            class="map-found-row"
            role="option"
            tabIndex={-1}
            aria-selected={index === at.value}
            // A press would take the focus from the field before the click arrives.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(found)}
            onKeyDown={steer}
          >
            <span class="tag">{say(`kind.${found.kind}`)}</span>
            <span class="map-found-name">{found.name}</span>
            {found.town && <span class="muted small">{found.town}</span>}
          </div>
        ))}
        {isReady && results.value.length === 0 && (
          <div
            class="map-found-row muted"
            role="option"
            tabIndex={-1}
            aria-selected={false}
            aria-disabled="true"
          >
            {say("searchNone")}
          </div>
        )}
      </div>
    </search>
  );
}
