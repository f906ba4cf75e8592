// The frame around every screen of a signed-in person: brand bar, places to go, the page.

import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { asFault } from "./api/faults";
import { type Role, signOut, type User } from "./api/session";
import { type PlainKey, t } from "./i18n";
import { LanguageSwitch } from "./i18n/LanguageSwitch";
import { ledgerNames } from "./ledgers";
import { path } from "./router";
import { Button } from "./ui/Button";
import { Emblem } from "./ui/Icon";
import { wordsOf } from "./ui/State";
import { tell } from "./ui/toasts";

interface Destination {
  readonly href: string;
  readonly name: PlainKey;
  /** The roles that have no business there. */
  readonly closedTo?: readonly Role[];
}

const departmentOnly: readonly Role[] = ["DEPARTMENT_OFFICER"];

const groups: readonly { readonly title: PlainKey; readonly links: readonly Destination[] }[] = [
  {
    title: "nav.overview",
    links: [
      { href: "/", name: "nav.dashboard" },
      { href: "/map", name: "nav.map" },
    ],
  },
  {
    title: "nav.ledgers",
    links: ledgerNames.map((name) => ({
      href: `/ledgers/${name}`,
      name: `ledger.${name}`,
      closedTo: name === "members" ? departmentOnly : [],
    })),
  },
  {
    title: "nav.work",
    links: [
      { href: "/import", name: "nav.imports", closedTo: departmentOnly },
      { href: "/account", name: "nav.account" },
    ],
  },
];

export function Shell({ user, children }: { user: User; children: ComponentChildren }) {
  const isMenuOpen = useSignal(false);
  useSignalEffect(() => {
    path.value;
    isMenuOpen.value = false;
  });
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
        <a class="brand" href="/">
          <Emblem />
          {t("product.short")}
          {user.district && <span class="brand-district">{user.district.name}</span>}
        </a>
        <div class="bar-end">
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
          {children}
        </main>
      </div>
    </>
  );
}

function Rail({ isOpen, role }: { isOpen: boolean; role: Role }) {
  const here = path.value;
  return (
    <nav class="rail" id="rail" aria-label={t("nav.label")} data-open={isOpen ? "true" : "false"}>
      {groups.map((group) => (
        <div class="rail-group" key={group.title}>
          <h2 class="rail-title">{t(group.title)}</h2>
          <ul>
            {group.links
              .filter((link) => !link.closedTo?.includes(role))
              .map(({ href, name }) => (
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

function isHere(href: string, here: string): boolean {
  return href === here || (href !== "/" && here.startsWith(`${href}/`));
}

async function leave(): Promise<void> {
  try {
    await signOut();
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
  }
}
