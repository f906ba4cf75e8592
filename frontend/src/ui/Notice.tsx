// What the reader must know before reading on.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
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
  /** Bad news that came just now is spoken at once, and moved to where it is seen. */
  readonly isUrgent?: boolean;
}

export function Notice({ tone, title, children, isUrgent }: NoticeProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isUrgent) {
      frame.current?.scrollIntoView({ block: "nearest" });
    }
  }, [isUrgent, title]);
  return (
    <div class={`notice notice-${tone}`} role={isUrgent ? "alert" : undefined} ref={frame}>
      <Icon name={icons[tone]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
