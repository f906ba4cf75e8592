// Chooses the screen by the address; whoever is not signed in gets the sign-in form in its place.

import { useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { findSession, hasLapsed, session } from "./api/session";
import { settings } from "./api/settings";
import { homeOf, isClosed, judgeHome, nameOf } from "./destinations";
import { tidyDrafts } from "./forms/draftStore";
import { t } from "./i18n";
import { fetchAhead, Lazy } from "./Lazy";
import { go, type Place, path, place } from "./router";
import { Shell } from "./Shell";
import { SignIn, SignInAgain } from "./screens/sign-in/SignIn";
import { Failed, Loading, NoRights, Whole } from "./ui/State";
import { Toasts } from "./ui/toasts";

type Screen = () => Promise<ComponentType>;

const screens: readonly (readonly [pattern: RegExp, screen: Screen])[] = [
  [/^\/$/, async () => (await import("./screens/dashboard/Dashboard")).Dashboard],
  [/^\/map$/, async () => (await import("./screens/map/MapScreen")).MapScreen],
  [/^\/my-branch$/, async () => (await import("./screens/mybranch/MyBranch")).MyBranch],
  [/^\/ledgers\/[a-z]+$/, async () => (await import("./screens/ledgers/Ledger")).Ledger],
  [/^\/import(\/[^/]+)?$/, async () => (await import("./screens/imports/Imports")).Imports],
  [
    /^\/geometries(\/[^/]+)?$/,
    async () => (await import("./screens/geometries/Geometries")).Geometries,
  ],
  [/^\/publish$/, async () => (await import("./screens/publishing/Publishing")).Publishing],
  [/^\/contests$/, async () => (await import("./screens/contests/Contests")).Contests],
  [/^\/contests\/slips$/, async () => (await import("./screens/own-results/Slips")).Slips],
  [
    /^\/contests\/figures$/,
    async () => (await import("./screens/contest-figures/ContestFigures")).ContestFigures,
  ],
  [/^\/account$/, async () => (await import("./screens/account/Account")).Account],
];

const judge: Screen = async () => (await import("./screens/judge/Judge")).Judge;
const ownResults: Screen = async () =>
  (await import("./screens/own-results/OwnResults")).OwnResults;
const gallery: Screen = async () => (await import("./screens/gallery/Gallery")).Gallery;
const publicPage: Screen = async () => (await import("./screens/public/PublicPage")).PublicPage;
const publicContests: Screen = async () =>
  (await import("./screens/public-contests/PublicContests")).PublicContests;
const certificate: Screen = async () =>
  (await import("./screens/public-contests/Certificate")).Certificate;
const missing: Screen = async () => (await import("./screens/missing/Missing")).Missing;

/** Fetch the screen of the address while it is still being asked who is signed in. */
export function fetchScreen(): void {
  fetchAhead(screenOf(path.peek()));
}

export function App() {
  useSignalEffect(() => {
    const now = session.value;
    if (now.state === "in") {
      if (now.user.role === "JUDGE") {
        // A judge has one place, which keeps its own session.
        go(homeOf(now.user.role), { replace: true });
        return;
      }
      void tidyDrafts(now.user.id);
      if (isStart(place.peek()) && homeOf(now.user.role) !== "/") {
        go(homeOf(now.user.role), { replace: true });
      }
    }
  });
  useSignalEffect(() => {
    const isKnown = session.value.state === "in" || publicScreenOf(path.value) !== null;
    const name = isKnown ? nameOf(path.value) : null;
    document.title = name ? `${t(name)} · ${t("product.short")}` : t("product.name");
  });
  return (
    <>
      <Body />
      <Toasts />
    </>
  );
}

function Body() {
  const here = path.value;
  if (here === judgeHome) {
    return <Lazy load={judge} />;
  }
  if (here === "/results") {
    return <Lazy load={ownResults} />;
  }
  if (here === "/gallery") {
    return <Lazy load={gallery} />;
  }
  const now = session.value;
  const open = publicScreenOf(here);
  const isOpen = now.state === "in" || settings.value.publicDistricts.length > 0;
  // A certificate is checked by its code, whether its district has published anything or not.
  if (open && (isOpen || open === certificate)) {
    return <Lazy load={open} />;
  }
  switch (now.state) {
    case "unknown":
      return <Loading />;
    case "unreachable":
      return <Failed fault={now.fault} onRetry={() => void findSession()} />;
    case "out":
      return <SignIn reason={now.reason} />;
    case "in":
      return (
        <>
          <Shell user={now.user}>
            {isClosed(here, now.user.role) ? (
              <Whole title={t(nameOf(here) ?? "product.short")}>
                <NoRights />
              </Whole>
            ) : (
              <Lazy load={screenOf(isStart(place.value) ? homeOf(now.user.role) : here)} />
            )}
          </Shell>
          {hasLapsed.value && <SignInAgain user={now.user} />}
        </>
      );
  }
}

/** The address that leads to the screen with which a person begins. */
function isStart({ path: here, query }: Place): boolean {
  return here === "/" && query.toString() === "";
}

/** The screen that needs no session, if the address is of one. */
function publicScreenOf(here: string): Screen | null {
  if (here === "/public") {
    return publicPage;
  }
  if (/^\/public\/contests(\/[^/]+)?$/.test(here)) {
    return publicContests;
  }
  return /^\/public\/certificates\/[^/]+$/.test(here) ? certificate : null;
}

function screenOf(here: string): Screen {
  if (here === judgeHome) {
    return judge;
  }
  if (here === "/results") {
    return ownResults;
  }
  return publicScreenOf(here) ?? screens.find(([pattern]) => pattern.test(here))?.[1] ?? missing;
}
