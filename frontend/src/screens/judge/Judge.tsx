// The judge's console: everything a judge needs on one address, with a network or without. It stands
// outside the application's frame, since a judge has no other place to go.

import { useEffect } from "preact/hooks";
import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { Loading } from "../../ui/State";
import { Console } from "./Console";
import { openDesk, phase } from "./desk";
import { Entrance } from "./Entrance";
import { NoStore } from "./NoStore";
import { UpdateNotice } from "./UpdateNotice";
import { say } from "./words";
import "./judge.css";

export function Judge() {
  useEffect(() => {
    void openDesk();
  }, []);
  const now = phase.value;
  if (now.kind === "in") {
    return <Console />;
  }
  return (
    <div class="judge">
      <header class="judge-bar">
        <h1>{say("title")}</h1>
        <LanguageSwitch />
      </header>
      <main class="judge-page stack">
        <UpdateNotice />
        {now.kind === "opening" && <Loading />}
        {now.kind === "no-store" && <NoStore />}
        {now.kind === "entrance" && <Entrance why={now.why} fault={now.fault} />}
      </main>
    </div>
  );
}
