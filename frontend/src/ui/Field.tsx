// Labelled inputs: text, number, date, select, checkbox. The label is always there to be read, and
// where a rule stands behind a field its words and source are one key away.

import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Help, type HelpText } from "./Help";

interface FrameProps {
  readonly label: string;
  /** The id of the control, for an error summary that leads there. */
  readonly id?: string | undefined;
  /** The rule behind the field. */
  readonly help?: HelpText | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isWide?: boolean;
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
}

function Frame(props: FrameProps & { children: (wiring: Wiring) => ComponentChildren }) {
  const ownId = useId();
  const { id = ownId, label, hint, error, help, isWide, children } = props;
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={isWide ? "field field-wide" : "field"}>
      <div class="field-head">
        <label class="field-label" for={id}>
          {label}
        </label>
        {help && <Help about={label} {...help} />}
      </div>
      {children({
        id,
        "aria-describedby": notes || undefined,
        "aria-invalid": error ? "true" : undefined,
      })}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FrameProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "password";
  readonly autocomplete?: "username" | "current-password" | "off";
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  /** Which keyboard a phone shows. */
  readonly keyboard?: "text" | "numeric" | "decimal" | "tel" | "url";
}

export function TextField({ value, onInput, type = "text", ...props }: TextFieldProps) {
  const shared = {
    class: "control",
    name: props.name,
    value,
    autocomplete: props.autocomplete ?? "off",
    required: props.isRequired,
    maxLength: props.maxLength,
    inputMode: props.keyboard,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <Frame {...props}>
      {(wiring) =>
        type === "password" ? (
          <input {...wiring} {...shared} type="password" />
        ) : (
          <input {...wiring} {...shared} type="text" />
        )
      }
    </Frame>
  );
}

interface TextAreaProps extends FrameProps {
  readonly value: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly onInput: (value: string) => void;
}

export function TextArea({ value, rows = 3, maxLength, onInput, ...props }: TextAreaProps) {
  return (
    <Frame {...props}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="control control-lines"
          rows={rows}
          value={value}
          maxLength={maxLength}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly id?: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  /** Some of what it stands for is chosen, not all. */
  readonly isPartly?: boolean;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export function Checkbox(props: CheckboxProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        id={props.id}
        checked={props.isChecked}
        indeterminate={props.isPartly ?? false}
        disabled={props.isDisabled ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class={props.isLabelHidden ? "hidden-text" : undefined}>
        {props.label}
        {props.hint && <span class="cell-note">{props.hint}</span>}
      </span>
    </label>
  );
}

interface SearchFieldProps extends FrameProps {
  readonly value: string;
  readonly placeholder?: string;
  /** A text that narrows a list but is not searched for, such as a purpose. */
  readonly isNote?: boolean;
  readonly onSearch: (value: string) => void;
}

const typingPause = 300;

/** Search as you type, after a short pause; Enter searches at once. */
export function SearchField({ value, placeholder, isNote, onSearch, ...props }: SearchFieldProps) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const later = (text: string, pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), pause);
  };
  return (
    <Frame {...props} isWide>
      {(wiring) => (
        <input
          {...wiring}
          class={isNote ? "control" : "control control-search"}
          type="search"
          value={value}
          placeholder={placeholder}
          autocomplete="off"
          maxLength={100}
          onInput={(event) => later(event.currentTarget.value, typingPause)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) {
              later(event.currentTarget.value, 0);
            }
          }}
        />
      )}
    </Frame>
  );
}

interface DateFieldProps extends FrameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function DateField({ value, onChange, ...props }: DateFieldProps) {
  return (
    <Frame {...props}>
      {(wiring) => (
        <input
          {...wiring}
          class="control"
          type="date"
          value={value}
          min="1921-07-01"
          max="2199-12-31"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FrameProps {
  readonly value: string;
  readonly choices: readonly Choice[];
  /** The words of the empty choice, such as "all towns". */
  readonly empty?: string;
  readonly onChange: (value: string) => void;
}

export function SelectField({ value, choices, empty, onChange, ...props }: SelectFieldProps) {
  return (
    <Frame {...props}>
      {(wiring) => (
        <select
          {...wiring}
          class="control"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

interface RadioGroupProps {
  readonly label: string;
  readonly help?: HelpText;
  readonly value: string;
  readonly choices: readonly (Choice & { readonly hint?: string })[];
  readonly onChange: (value: string) => void;
}

export function RadioGroup({ label, help, value, choices, onChange }: RadioGroupProps) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      {help && <Help about={label} {...help} />}
      {choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span class="cell-note">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
