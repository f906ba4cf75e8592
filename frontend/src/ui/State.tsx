// What a screen can be instead of full: loading, empty, not to be found, failed, not yours to see.

import type { ComponentChildren } from "preact";
import { type Fault, kindOf } from "../api/faults";
import { t } from "../i18n";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";

interface FramedProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
}

function Framed({ icon, title, children }: FramedProps) {
  return (
    <div class="state">
      <Icon name={icon} />
      <p class="state-title">{title}</p>
      {children}
    </div>
  );
}

/** A state in place of a whole screen: the page keeps its heading for those who go by headings. */
export function Whole({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h1 class="hidden-text">{title}</h1>
      {children}
    </>
  );
}

export function Loading() {
  return (
    <div class="state" role="status">
      <div class="spinner" />
      <p>{t("state.loading")}</p>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <Framed icon="empty" title={title}>
      {children}
    </Framed>
  );
}

export function NoRights() {
  return (
    <Framed icon="lock" title={t("state.noRights.title")}>
      <p>{t("state.noRights.remedy")}</p>
    </Framed>
  );
}

export function Failed({ fault, onRetry }: { fault: Fault; onRetry?: () => void }) {
  if (kindOf(fault) === "no-rights") {
    return <NoRights />;
  }
  const { title, remedy } = wordsOf(fault);
  if (kindOf(fault) === "not-found") {
    return (
      <Empty title={title}>
        <p>{remedy}</p>
      </Empty>
    );
  }
  return (
    <div role="alert">
      <Framed icon="warning" title={title}>
        {remedy && <p>{remedy}</p>}
        {onRetry && <Button onClick={onRetry}>{t("action.retry")}</Button>}
        <p class="small">
          {t("state.code")} <span class="code">{fault.code}</span>
        </p>
      </Framed>
    </div>
  );
}

/** What to say of a fault: the server's words when it has some, else ours. */
export function wordsOf(fault: Fault): { title: string; remedy: string } {
  if (fault.message !== "") {
    return { title: fault.message, remedy: fault.remedy };
  }
  switch (kindOf(fault)) {
    case "offline":
      return { title: t("fault.offline.title"), remedy: t("fault.offline.remedy") };
    case "busy":
      return { title: t("fault.busy.title"), remedy: t("fault.busy.remedy") };
    case "signed-out":
      return { title: t("fault.signedOut.title"), remedy: t("fault.signedOut.remedy") };
    case "no-rights":
      return { title: t("state.noRights.title"), remedy: t("state.noRights.remedy") };
    case "not-found":
      return { title: t("fault.notFound.title"), remedy: t("fault.notFound.remedy") };
    default:
      return { title: t("fault.internal.title"), remedy: t("fault.internal.remedy") };
  }
}
