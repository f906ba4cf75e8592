// Contests: the list, one contest, and a round at the venue. The address says which is open.

import { session } from "../../api/session";
import { Lazy } from "../../Lazy";
import { query } from "../../router";
import { ContestList } from "./ContestList";
import { ContestPage } from "./ContestPage";
import "./contests.css";
import { Desk } from "./Desk";
import { Screen } from "./Screen";

export function Contests() {
  const contest = query.value.get("contest");
  const round = query.value.get("round");
  if (session.value.state !== "in") {
    return null;
  }
  if (contest !== null && round !== null) {
    const view = query.value.get("view");
    if (view === "order") {
      return <Lazy key={round} load={order} props={{ contestId: contest, roundId: round }} />;
    }
    const Round = view === "screen" ? Screen : Desk;
    return <Round key={round} contestId={contest} roundId={round} />;
  }
  return contest === null ? <ContestList /> : <ContestPage key={contest} id={contest} />;
}

const order = async () => (await import("./order/StartOrder")).StartOrder;
