// The places of the application: what the menu offers to whom, what a page is called, which keys
// lead there.

import type { Role } from "./api/session";
import type { PlainKey } from "./i18n";
import { ledgerNames } from "./ledgers";

export interface Destination {
  readonly href: string;
  readonly name: PlainKey;
  /** The second key after `g`. */
  readonly key?: string;
  /** The roles that have no business there. */
  readonly closedTo?: readonly Role[];
}

interface Group {
  readonly title: PlainKey;
  readonly links: readonly Destination[];
}

const officers: readonly Role[] = ["DISTRICT_OFFICER", "TOWN_OFFICER", "DEPARTMENT_OFFICER"];

const closedLedgers: Readonly<Record<string, readonly Role[]>> = {
  members: ["DEPARTMENT_OFFICER"],
  shops: ["BRANCH_SECRETARY"],
};

const ledgerKeys: Readonly<Record<string, string>> = {
  organizations: "o",
  branches: "b",
  members: "p",
  buildings: "l",
};

const groups: readonly Group[] = [
  {
    title: "nav.overview",
    links: [
      { href: "/my-branch", name: "nav.myBranch", key: "z", closedTo: officers },
      { href: "/", name: "nav.dashboard", key: "d" },
      { href: "/map", name: "nav.map", key: "m" },
    ],
  },
  {
    title: "nav.ledgers",
    links: ledgerNames.map((name) => ({
      href: `/ledgers/${name}`,
      name: `ledger.${name}` as const,
      closedTo: closedLedgers[name] ?? [],
      ...(ledgerKeys[name] ? { key: ledgerKeys[name] } : {}),
    })),
  },
  {
    title: "nav.work",
    links: [
      { href: "/import", name: "nav.imports", key: "i", closedTo: ["DEPARTMENT_OFFICER"] },
      {
        href: "/geometries",
        name: "nav.geometries",
        closedTo: ["DEPARTMENT_OFFICER", "BRANCH_SECRETARY"],
      },
      {
        href: "/publish",
        name: "nav.publishing",
        closedTo: ["TOWN_OFFICER", "DEPARTMENT_OFFICER", "BRANCH_SECRETARY"],
      },
      { href: "/contests", name: "nav.contests", key: "c", closedTo: ["BRANCH_SECRETARY"] },
      { href: "/account", name: "nav.account", key: "a" },
    ],
  },
];

/** The menu of a role. */
export function groupsOf(role: Role): readonly Group[] {
  return groups.map(({ title, links }) => ({
    title,
    links: links.filter((link) => isOpenTo(link, role)),
  }));
}

function isOpenTo({ closedTo }: Destination, role: Role): boolean {
  return !closedTo?.includes(role);
}

/** Whether the menu offers the role this place: a button that leads there asks the same. */
export function isOffered(href: string, role: Role): boolean {
  const link = groups.flatMap(({ links }) => links).find((one) => one.href === href);
  return link !== undefined && isOpenTo(link, role);
}

/** Whether the menu keeps the place at an address from the role; officers look at a branch's page. */
export function isClosed(here: string, role: Role): boolean {
  const link = groups.flatMap(({ links }) => links).find(({ href }) => isHere(href, here));
  return link !== undefined && link.href !== "/my-branch" && !isOpenTo(link, role);
}

/** The judge's console stands outside the frame and opens without a network. */
export const judgeHome = "/judge";

/** Where a role begins its day. */
export function homeOf(role: Role): string {
  if (role === "JUDGE") {
    return judgeHome;
  }
  return role === "BRANCH_SECRETARY" ? "/my-branch" : "/";
}

export function isHere(href: string, here: string): boolean {
  return href === here || (href !== "/" && here.startsWith(`${href}/`));
}

/** What the page at an address is called; null for an address that leads nowhere. */
export function nameOf(here: string): PlainKey | null {
  if (isHere("/public", here)) {
    return "nav.public";
  }
  const all = groups.flatMap(({ links }) => links);
  return all.find(({ href }) => isHere(href, here))?.name ?? null;
}
