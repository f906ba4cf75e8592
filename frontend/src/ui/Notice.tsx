// What the reader must know before reading on.

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";

export type NoticeTone = "info" | "warn" | "bad" | "good";

const icons: Record<NoticeTone, IconName> = {
  info: "info",
  warn: "warning",
  bad: "cross",
  good: "check",
};

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Bad news that came just now is spoken at once. */
  readonly isUrgent?: boolean;
}

export function Notice({ tone, title, children, isUrgent }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`} role={isUrgent ? "alert" : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
