// What stands around every page of the public: the bar with the way in, the place of the page.

import "../publishing/publishing.css";
import "./public.css";
import type { ComponentChildren } from "preact";
import { session } from "../../api/session";
import { homeOf } from "../../destinations";
import { t } from "../../i18n";
import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { ButtonLink } from "../../ui/Button";
import { Emblem } from "../../ui/Icon";
import { say } from "./words";

interface FrameProps {
  readonly isSynthetic: boolean;
  /** What the bar calls the page, and where that leads. */
  readonly name: string;
  readonly home: string;
  readonly foot: string;
  readonly children: ComponentChildren;
}

export function Frame({ isSynthetic, name, home, foot, children }: FrameProps) {
  const now = session.value;
  return (
    <>
      <a class="skip" href="#content" data-outside>
        {t("skip.toContent")}
      </a>
      <header class="bar public-bar">
        <a class="brand" href={home} aria-label={`${t("product.short")} ${name}`}>
          <Emblem />
          <span class="brand-name">{t("product.short")}</span>
          <span class="brand-district">{name}</span>
        </a>
        {isSynthetic && <span class="synthetic">{t("synthetic.label")}</span>}
        <div class="bar-end">
          <LanguageSwitch />
          {now.state === "in" ? (
            <ButtonLink href={homeOf(now.user.role)}>{say("toWork")}</ButtonLink>
          ) : (
            <ButtonLink href="/">{say("toSignIn")}</ButtonLink>
          )}
        </div>
      </header>
      <main class="page public stack" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer class="public-foot muted small">{foot}</footer>
    </>
  );
}
