// One button in four weights; a link that must look like a button is a ButtonLink.

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";

type Weight = "primary" | "plain" | "quiet" | "danger";

interface Look {
  readonly weight?: Weight;
  readonly icon?: IconName | undefined;
  readonly children?: ComponentChildren;
}

interface ButtonProps extends Look {
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  /** The name for a button that shows only its icon. */
  readonly label?: string;
  readonly isExpanded?: boolean;
  readonly controls?: string;
  readonly onClick?: () => void;
}

function classes(weight: Weight, isBare: boolean): string {
  return `button${weight === "plain" ? "" : ` button-${weight}`}${isBare ? " button-icon" : ""}`;
}

export function Button({
  weight = "plain",
  type = "button",
  icon,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      class={classes(weight, children === undefined)}
      disabled={rest.disabled ?? false}
      aria-label={rest.label}
      title={rest.label}
      aria-expanded={rest.isExpanded}
      aria-controls={rest.controls}
      onClick={rest.onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends Look {
  readonly href: string;
}

export function ButtonLink({ weight = "plain", icon, href, children }: ButtonLinkProps) {
  return (
    <a class={classes(weight, false)} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
