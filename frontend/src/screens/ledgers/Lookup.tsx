// An object is chosen by typing a part of its name, its pinyin or initials: arrows move in the
// list, Enter takes, Escape leaves the list.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { ask } from "../../api/client";
import {
  LookupAreasDocument,
  LookupBranchesDocument,
  LookupBuildingsDocument,
  LookupOrganizationsDocument,
  LookupVillagesDocument,
} from "../../gql/graphql";
import type { LookupKind } from "./editFields";
import { say } from "./words";

export interface Found {
  readonly id: string;
  readonly name: string;
  readonly town: { readonly name: string } | null;
}

const documents = {
  villages: LookupVillagesDocument,
  buildings: LookupBuildingsDocument,
  areas: LookupAreasDocument,
  branches: LookupBranchesDocument,
  organizations: LookupOrganizationsDocument,
} as const;

async function find(kind: LookupKind, search: string): Promise<readonly Found[]> {
  const variables = { search: search === "" ? null : search };
  return (await ask(documents[kind], variables)).found.nodes;
}

interface LookupProps {
  readonly kind: LookupKind;
  /** The name of what is chosen now. */
  readonly name: string;
  readonly label: string;
  readonly onChoose: (id: string, name: string) => void;
  /** What is typed and not chosen: from then on nothing is. */
  readonly onType?: (text: string) => void;
  readonly id?: string;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
}

const typingPause = 250;

export function Lookup(props: LookupProps) {
  const list = useId();
  const typed = useSignal(props.name);
  const found = useSignal<readonly Found[] | null>(null);
  const at = useSignal(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    typed.value = props.name;
  }, [props.name]);
  const look = (text: string, pause: number) => {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    timer.current = setTimeout(() => {
      void find(props.kind, text.trim()).then(
        (nodes) => {
          if (mine === turn.current) {
            found.value = nodes;
            at.value = 0;
          }
        },
        () => undefined,
      );
    }, pause);
  };
  const leave = () => {
    clearTimeout(timer.current);
    turn.current += 1;
    found.value = null;
  };
  const take = (one: Found) => {
    typed.value = one.name;
    leave();
    props.onChoose(one.id, one.name);
  };
  const options = found.value ?? [];
  const steer = (event: KeyboardEvent) => {
    const chosen = options[at.value];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.value === null) {
        look("", 0);
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      at.value = Math.max(0, Math.min(options.length - 1, at.value + step));
    } else if (event.key === "Enter" && found.value !== null && chosen) {
      event.preventDefault();
      event.stopPropagation();
      take(chosen);
    } else if (event.key === "Escape" && found.value !== null) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  return (
    <span class="lookup">
      <input
        id={props.id}
        class="control"
        type="text"
        role="combobox"
        aria-label={props.id ? undefined : props.label}
        aria-expanded={found.value !== null}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={options[at.value] ? `${list}-${at.value}` : undefined}
        aria-invalid={props.isInvalid ? "true" : undefined}
        aria-describedby={props.describedBy}
        autocomplete="off"
        value={typed.value}
        placeholder={say("lookup.hint")}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          if (typed.value.trim() === "") {
            props.onChoose("", "");
          } else {
            props.onType?.(typed.value);
          }
          look(typed.value, typingPause);
        }}
        onKeyDown={steer}
        onBlur={leave}
      />
      <Options id={list} options={found.value} at={at.value} onTake={take} />
    </span>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly options: readonly Found[] | null;
  readonly at: number;
  readonly onTake: (one: Found) => void;
}

function Options({ id, options, at, onTake }: OptionsProps) {
  return (
    <span class="lookup-list" id={id} role="listbox" hidden={options === null}>
      {options?.length === 0 && <span class="lookup-none muted">{say("lookup.none")}</span>}
      {options?.map((one, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input above holds the keys of the list.
        <span
          key={one.id}
          id={`${id}-${place}`}
          class="lookup-option"
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(one)}
        >
          {one.name}
          {one.town && <span class="cell-note">{one.town.name}</span>}
        </span>
      ))}
    </span>
  );
}
