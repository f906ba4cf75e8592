// What stands in the way of saving, on top of the form, each line leading to its field.

import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "./Icon";

export interface FormProblem {
  readonly message: string;
  readonly remedy: string;
  /** Which input, outermost first; empty when no single field is meant. */
  readonly path?: readonly string[];
}

interface ErrorSummaryProps {
  readonly problems: readonly FormProblem[];
  /** The id of the control that a problem is about. */
  readonly fieldOf?: (problem: FormProblem) => string | undefined;
  /** Shown without taking the focus. */
  readonly isStill?: boolean;
}

export function ErrorSummary({ problems, fieldOf, isStill = false }: ErrorSummaryProps) {
  const frame = useRef<HTMLDivElement>(null);
  const told = problems.map(({ message }) => message).join("\n");
  // A summary that has just come takes the focus, so that it is read and not scrolled past.
  useLayoutEffect(() => {
    if (!isStill) {
      frame.current?.focus();
      frame.current?.scrollIntoView({ block: "nearest" });
    }
  }, [told, isStill]);
  if (problems.length === 0) {
    return null;
  }
  return (
    <div class="notice notice-bad" role="alert" tabIndex={-1} ref={frame} data-error-summary>
      <Icon name="cross" />
      <div>
        <p class="notice-title">{t("errors.title", { count: problems.length })}</p>
        <ul class="error-list">
          {problems.map((problem) => (
            <li key={`${problem.path?.join(".")} ${problem.message}`}>
              <Told problem={problem} field={fieldOf?.(problem)} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Told({ problem, field }: { problem: FormProblem; field: string | undefined }) {
  return (
    <>
      {field === undefined ? (
        problem.message
      ) : (
        <a
          href={`#${field}`}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById(field)?.focus();
          }}
        >
          {problem.message}
        </a>
      )}
      {problem.remedy && <span class="cell-note">{problem.remedy}</span>}
    </>
  );
}
