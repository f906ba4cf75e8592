// The frame around every screen of a signed-in person: brand bar, places to go, the page.

import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useCallback, useLayoutEffect } from "preact/hooks";
import { isOffline } from "./api/client";
import { asFault } from "./api/faults";
import { waiting } from "./api/patience";
import { type Role, signOut, type User } from "./api/session";
import { groupsOf, homeOf, isHere } from "./destinations";
import { t } from "./i18n";
import { LanguageSwitch } from "./i18n/LanguageSwitch";
import { Lazy } from "./Lazy";
import { path } from "./router";
import {
  focusSearch,
  isHelpOpen,
  leadTo,
  listenToKeys,
  type Shortcut,
  useShortcuts,
} from "./shortcuts";
import { Button } from "./ui/Button";
import { Emblem, Icon } from "./ui/Icon";
import { wordsOf } from "./ui/State";
import { tell } from "./ui/toasts";
import { useEscape } from "./ui/useEscape";

const shortcutHelp = async () => (await import("./ui/Shortcuts")).Shortcuts;

export function Shell({ user, children }: { user: User; children: ComponentChildren }) {
  const isMenuOpen = useSignal(false);
  useSignalEffect(() => {
    path.value;
    isMenuOpen.value = false;
  });
  useEscape(() => {
    if (isMenuOpen.peek()) {
      isMenuOpen.value = false;
      document.querySelector<HTMLButtonElement>(".menu-button button")?.focus();
    }
  });
  const ownKeys = useCallback(() => keysOf(user.role), [user.role]);
  useShortcuts(ownKeys);
  useLayoutEffect(listenToKeys, []);
  return (
    <>
      <a class="skip" href="#content" data-outside>
        {t("skip.toContent")}
      </a>
      <header class="bar">
        <span class="menu-button">
          <Button
            icon="menu"
            weight="quiet"
            label={t("menu.open")}
            isExpanded={isMenuOpen.value}
            controls="rail"
            onClick={() => {
              isMenuOpen.value = !isMenuOpen.value;
            }}
          />
        </span>
        <a class="brand" href={homeOf(user.role)}>
          <Emblem />
          {t("product.short")}
          {user.district && <span class="brand-district">{user.district.name}</span>}
        </a>
        {user.isSynthetic && (
          <span class="synthetic">
            {t("synthetic.label")}
            <span class="synthetic-more"> · {t("synthetic.more")}</span>
          </span>
        )}
        <div class="bar-end">
          <span class="bar-keys">
            <Button
              weight="quiet"
              icon="keyboard"
              label={t("keys.title")}
              onClick={() => {
                isHelpOpen.value = true;
              }}
            />
          </span>
          <LanguageSwitch />
          <span class="bar-name muted">{user.name}</span>
          <span class="bar-leave">
            <Button onClick={() => void leave()}>{t("action.signOut")}</Button>
          </span>
        </div>
      </header>
      <div class="frame">
        <Rail isOpen={isMenuOpen.value} role={user.role} />
        <main class="page" id="content" tabIndex={-1}>
          <OfflineBanner />
          {children}
        </main>
      </div>
      {isHelpOpen.value && <Lazy load={shortcutHelp} />}
    </>
  );
}

/** Said as long as the server does not answer or asks to wait; what is typed stays here. */
function OfflineBanner() {
  return (
    <div class="strip" role="status">
      {isOffline.value && (
        <p>
          <Icon name="offline" />
          {t("offline.banner")}
        </p>
      )}
      {waiting.value > 0 && (
        <p>
          <Icon name="clock" />
          {t("busy.banner")}
        </p>
      )}
    </div>
  );
}

function Rail({ isOpen, role }: { isOpen: boolean; role: Role }) {
  const here = path.value;
  return (
    <nav class="rail" id="rail" aria-label={t("nav.label")} data-open={isOpen ? "true" : "false"}>
      {groupsOf(role).map((group) => (
        <div class="rail-group" key={group.title}>
          <h2 class="rail-title">{t(group.title)}</h2>
          <ul>
            {group.links.map(({ href, name }) => (
              <li key={href}>
                <a
                  class="rail-link"
                  href={href}
                  aria-current={isHere(href, here) ? "page" : undefined}
                >
                  {t(name)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The keys that work on every screen. */
function keysOf(role: Role): readonly Shortcut[] {
  const places = groupsOf(role).flatMap(({ links }) => links);
  return [
    { keys: ["?"], name: t("keys.help"), run: () => (isHelpOpen.value = true) },
    { keys: ["/"], name: t("keys.search"), run: focusSearch },
    ...places.flatMap(({ href, name, key }) =>
      key ? [{ keys: ["g", key], name: t("keys.go", { place: t(name) }), run: leadTo(href) }] : [],
    ),
  ];
}

async function leave(): Promise<void> {
  try {
    await signOut();
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
  }
}
