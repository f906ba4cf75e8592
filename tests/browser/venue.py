"""A round that is open for scoring, and judges with passes, on a line that can break."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from playwright.sync_api import Page

from backend.kit.clock import today
from tests.browser.line import Line

HEADER = {"X-Liangxin-Request": "1"}
CRITERIA = ({"name": "工艺规范", "maximum": "100", "step": "1"},)
SEED = "试例46"
"""Draws the bibs 001 to 004 in this very order."""
_contests = count(1)
_ORGANIZATIONS = "{ organizations(first: 1) { nodes { id } } }"
_ROUND = """
query ($id: ID!) {
  round(id: $id) {
    revision
    scores(first: 100) {
      nodes { entry { bib } criterion { name } value version state }
    }
  }
}
"""

Desk = Callable[[str, Mapping[str, object]], dict[str, Any]]
"""Asks the program with the session of the officer who organizes; gives the data."""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a round is judged."""

    line: Line
    desk: Desk
    contest: str
    round: str

    def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """Ask the program, past the line, with the officer's session."""
        return self.desk(query, variables)

    def do(self, verb: str, gives: str, **fields: object) -> dict[str, Any]:
        """Do what a mutation does; give the fields that are asked for."""
        kind = verb[0].upper() + verb[1:]
        said = self.ask(
            f"mutation ($input: {kind}Input!) {{"
            f" {verb}(input: $input) {{ {gives} problems {{ code message }} }} }}",
            input=fields,
        )[verb]
        assert said["problems"] == [], said
        result: dict[str, Any] = said
        return result

    def appoint(self, name: str = "评委试例") -> str:
        """Let a judge judge the round; give the judge."""
        gives = "judge { id }"
        judge = self.do("appointJudge", gives, contestId=self.contest, judge={"name": name})
        identity: str = judge["judge"]["id"]
        self.do("assignJudge", gives, judgeId=identity, roundId=self.round)
        return identity

    def pass_for(self, judge: str) -> str:
        """Issue a pass that works today; give the address that its code leads to, on the line."""
        day = today().isoformat()
        issued = self.do("issueJudgePass", "secret url", judgeId=judge, worksOn=day)
        return f"{self.line.address}/judge#{issued['secret']}"

    def scores(self) -> list[tuple[str, str, float, int, str]]:
        """Give what the server has: bib, criterion, value, version, state, in order."""
        nodes = self.ask(_ROUND, id=self.round)["round"]["scores"]["nodes"]
        return sorted(
            (
                one["entry"]["bib"],
                one["criterion"]["name"],
                float(one["value"]),
                one["version"],
                one["state"],
            )
            for one in nodes
        )


def opened(page: Page, line: Line, **more: Any) -> Venue:
    """Set up a contest of one round and open it; the page is a district officer's."""

    def desk(query: str, variables: Mapping[str, object]) -> dict[str, Any]:
        answer = page.request.post(
            f"{line.upstream}/graphql",
            data={"query": query, "variables": variables},
            headers=HEADER,
        )
        reply: dict[str, Any] = answer.json()
        assert "errors" not in reply, reply
        data: dict[str, Any] = reply["data"]
        return data

    return set_up(desk, line, **more)


def set_up(
    desk: Desk, line: Line, *, entries: int = 4, criteria: tuple[dict[str, str], ...] = CRITERIA
) -> Venue:
    """Set up a contest of one round for the first organization of the district, and open it."""
    plan = Venue(line, desk, "", "")
    contest = plan.do(
        "createContest",
        "contest { id revision }",
        level="DISTRICT",
        contest={
            "name": f"第 {next(_contests)} 届数控技能大赛",
            "startsOn": "2026-05-20",
            "endsOn": "2026-05-20",
        },
    )["contest"]
    discipline = plan.do(
        "addDiscipline",
        "discipline { id }",
        contestId=contest["id"],
        discipline={"name": "数控车工", "isTeam": False},
    )["discipline"]["id"]
    round_ = plan.do("addRound", "round { id }", disciplineId=discipline, round={"name": "决赛"})[
        "round"
    ]["id"]
    for criterion in criteria:
        plan.do("addCriterion", "criterion { id }", roundId=round_, criterion=criterion)
    organization = plan.ask(_ORGANIZATIONS)["organizations"]["nodes"][0]["id"]
    for place in range(1, entries + 1):
        entry = {"name": f"选手{place:03}", "bib": f"{place:03}", "organizationId": organization}
        plan.do("enterContestant", "entry { id }", disciplineId=discipline, entry=entry)
    plan.do("drawStartOrder", "round { id }", roundId=round_, seed=SEED)
    venue = Venue(line, desk, contest["id"], round_)
    venue.appoint("开场评委")
    _move(venue, contest["id"])
    revision = venue.ask(_ROUND, id=round_)["round"]["revision"]
    venue.do("openRound", "round { id }", id=round_, revision=revision)
    return venue


def _move(plan: Venue, contest: str) -> None:
    """Open the contest itself."""
    found = plan.ask("query ($id: ID!) { contest(id: $id) { revision } }", id=contest)
    revision = found["contest"]["revision"]
    plan.do("changeContestState", "contest { id }", id=contest, revision=revision, state="OPEN")
