"""Reconciles 班子成员 of 党组织名册, after the rosters that the names are looked for in."""

import re
from collections.abc import Iterator
from uuid import UUID

from backend.members.rules import BranchPost, RegistrationRole
from backend.workbooks import findings
from backend.workbooks.book import Row, holds_on, span
from backend.workbooks.reconciliation import Reconciliation, name_key
from backend.workbooks.rows import RowDraft
from backend.workbooks.tables import RowOutcome

_POSTS = {post.label: post for post in BranchPost} | {
    "支部书记": BranchPost.SECRETARY,
    "党支部书记": BranchPost.SECRETARY,
    "党委书记": BranchPost.SECRETARY,
    "支部副书记": BranchPost.DEPUTY_SECRETARY,
    "宣传": BranchPost.PUBLICITY_MEMBER,
    "组织": BranchPost.ORGANIZATION_MEMBER,
    "纪检": BranchPost.DISCIPLINE_MEMBER,
    "支委": BranchPost.COMMITTEE_MEMBER,
    "支委会委员": BranchPost.COMMITTEE_MEMBER,
}
_SEGMENTS = re.compile(r"[;；\n]+")
_NAMES = re.compile(r"[、,，\s]+")
_AFTER = re.compile(r"(.+?)[(（](.+?)[)）]")
_BY_LENGTH = sorted(_POSTS, key=len, reverse=True)
_BEFORE_POST = re.compile(rf"(?=(?:^|[、,，\s])(?:{'|'.join(_BY_LENGTH)})[:：\s])")


def read_posts(text: str) -> list[tuple[BranchPost, str]] | None:
    """Read `书记：张三；组织委员：李四、王五` or `张三（书记）、李四（委员）`.

    None when it is neither.
    """
    found: list[tuple[BranchPost, str]] = []
    for segment in filter(None, map(str.strip, _SEGMENTS.split(text))):
        pairs = list(_pairs(segment))
        if not pairs:
            return None
        found.extend(pairs)
    return found


def _pairs(segment: str) -> Iterator[tuple[BranchPost, str]]:
    if _AFTER.search(segment):
        for name, label in _AFTER.findall(segment):
            if label in _POSTS:
                yield _POSTS[label], name.strip("、,， ")
        return
    for part in filter(None, (part.strip("、,， ") for part in _BEFORE_POST.split(segment))):
        label = next((label for label in _BY_LENGTH if part.startswith(label)), None)
        if label is None:
            return
        for name in filter(None, _NAMES.split(part[len(label) :].lstrip(":： "))):
            yield _POSTS[label], name


def take_posts(run: Reconciliation, draft: RowDraft) -> None:
    """Let the named members hold the posts from the effective date on, at first since ever."""
    if draft.is_kept_out or draft.subject is None or not draft.says("posts"):
        return
    heading = draft.heading("posts")
    wanted = read_posts(draft.get("posts") or "")
    if wanted is None:
        draft.warn(findings.POSTS_NOT_READ(heading, text=draft.get("posts")[:40]))
        return
    branch = run.book.row("branches", draft.subject)
    holders: set[tuple[UUID, BranchPost]] = set()
    for post, name in wanted:
        member_id = _holder(run, branch["id"], name)
        if member_id is None:
            draft.warn(findings.POST_HOLDER_UNKNOWN(heading, name=name))
        else:
            holders.add((member_id, post))
    mark = run.book.mark
    _exchange(run, branch, holders, posts={post for post, _ in wanted})
    if run.book.mark > mark and draft.outcome is RowOutcome.SAME:
        draft.outcome = RowOutcome.CHANGED


def _holder(run: Reconciliation, branch_id: UUID, name: str) -> UUID | None:
    members = {
        row["member_id"]
        for row in run.book.of("registrations", "branch_id", branch_id)
        if row["role"] == RegistrationRole.FORMAL and holds_on(row["valid"], run.effective_on)
    }
    named = [
        member_id
        for member_id in members
        if name_key(run.book.row("members", member_id)["name"]) == name_key(name)
    ]
    return named[0] if len(named) == 1 else None


def _exchange(
    run: Reconciliation,
    branch: Row,
    holders: set[tuple[UUID, BranchPost]],
    *,
    posts: set[BranchPost],
) -> None:
    """End the holders of the stated posts who are not named, begin those who are."""
    live = [
        row
        for row in run.book.of("post_holdings", "branch_id", branch["id"])
        if holds_on(row["valid"], run.effective_on)
    ]
    has_any = bool(run.book.of("post_holdings", "branch_id", branch["id"]))
    for row in live:
        if (row["member_id"], row["post"]) in holders or row["post"] not in posts:
            continue
        lower = row["valid"].lower
        if lower == run.effective_on:
            run.book.delete("post_holdings", row["id"])
        else:
            run.book.update("post_holdings", row["id"], valid=span(lower, run.effective_on))
    known = {(row["member_id"], row["post"]) for row in live}
    for member_id, post in sorted(holders - known, key=str):
        lower = run.effective_on if has_any else branch["founded_on"]
        run.book.insert(
            "post_holdings",
            member_id=member_id,
            branch_id=branch["id"],
            post=post,
            valid=span(lower, branch["dissolved_on"]),
        )
