// The frame of the console: how the line stands, the views, and the keys of a laptop.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { addressWith, go, query } from "../../router";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Segmented } from "../../ui/Segmented";
import { outbox, renewPass } from "./desk";
import { listen } from "./keys";
import { Line } from "./Line";
import { List } from "./List";
import { More } from "./More";
import { Pad } from "./Pad";
import { Rounds } from "./Rounds";
import { UpdateNotice } from "./UpdateNotice";
import { say } from "./words";
import { course, done, goToStart, round, sheet, sheets, spot, writer } from "./writing";

type View = "pad" | "list" | "more";

export const view = signal<View>("pad");

export function Console() {
  const asked = query.value.get("round");
  useEffect(() => {
    round.value = asked;
  }, [asked]);
  const here = sheet.value;
  const name = here?.round;
  const judge = writer.value;
  useEffect(() => {
    if (name !== undefined && judge !== null) {
      goToStart();
    }
  }, [name, judge]);
  useEffect(() => {
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const now = here ? view.value : view.value === "more" ? "more" : "pad";
  return (
    <div class="judge">
      <header class="judge-bar">
        <h1>{here ? here.names.slice(1).join(" · ") : say("title")}</h1>
        <Line />
      </header>
      <main class="judge-page" data-view={now}>
        <UpdateNotice />
        <PassEnded />
        <Segmented
          label={say("view.label")}
          value={now}
          segments={(here ? (["pad", "list", "more"] as const) : (["pad", "more"] as const)).map(
            (value) => ({ value, label: say(`view.${value}`) }),
          )}
          onChange={(chosen) => {
            view.value = chosen;
          }}
        />
        {now === "more" && <More />}
        {now !== "more" && !here && <Rounds />}
        {now !== "more" && here && (
          <>
            <Progress />
            <div class="judge-desk">
              <section class="judge-writing" aria-label={say("view.pad")}>
                {spot.value && <Pad spot={spot.value} />}
              </section>
              <section class="judge-reading" aria-label={say("view.list")}>
                <List
                  onChoose={() => {
                    view.value = "pad";
                  }}
                />
              </section>
            </div>
          </>
        )}
      </main>
    </div>
  );
}

function PassEnded() {
  if (outbox.value?.line.value !== "signed-out") {
    return null;
  }
  return (
    <Notice tone="warn" title={say("pass.ended.title")} isUrgent>
      <p>{say("pass.ended.what")}</p>
      <div class="notice-actions">
        <Button onClick={renewPass}>{say("more.renew")}</Button>
      </div>
    </Notice>
  );
}

/** Own work only: what others have done is not for a judge to know. */
function Progress() {
  const total = course.value.length;
  const state = sheet.value?.state;
  return (
    <div class="judge-progress">
      <span>{say("progress.label")}</span>
      <progress
        class="progress"
        aria-label={say("progress.label")}
        value={done.value}
        max={Math.max(total, 1)}
      />
      <span data-progress>{say("progress.of", { done: done.value, total })}</span>
      {sheets.value.length > 1 && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => go(addressWith({ round: null }))}
        >
          {say("rounds.change")}
        </button>
      )}
      {state === "SET_UP" && <p>{say("round.notOpen")}</p>}
      {(state === "CLOSED" || state === "PUBLISHED") && <p>{say("round.closed")}</p>}
    </div>
  );
}
