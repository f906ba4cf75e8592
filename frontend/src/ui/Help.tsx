// What a field means and which rule stands behind it, opened beside the field when it is wanted.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../i18n";

export interface HelpText {
  readonly text: string;
  /** The rule and its clause, as an officer would cite it. */
  readonly source?: string | undefined;
}

interface HelpProps extends HelpText {
  /** What the help is about, for the name of its button. */
  readonly about: string;
}

export function Help({ about, text, source }: HelpProps) {
  const id = useId();
  const isOpen = useSignal(false);
  return (
    <span class="help">
      <button
        type="button"
        class="help-button"
        aria-label={t("help.about", { field: about })}
        aria-expanded={isOpen.value}
        aria-controls={id}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        ?
      </button>
      <span class="help-text" id={id} hidden={!isOpen.value}>
        {text}
        {source && <span class="help-source">{t("help.source", { source })}</span>}
      </span>
    </span>
  );
}
