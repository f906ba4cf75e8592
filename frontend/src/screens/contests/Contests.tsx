// Contests: the list, or one of them. The address says which is open.

import { session } from "../../api/session";
import { query } from "../../router";
import { ContestList } from "./ContestList";
import { ContestPage } from "./ContestPage";
import "./contests.css";

export function Contests() {
  const contest = query.value.get("contest");
  if (session.value.state !== "in") {
    return null;
  }
  return contest === null ? <ContestList /> : <ContestPage key={contest} id={contest} />;
}
