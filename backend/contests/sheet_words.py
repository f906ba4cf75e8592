"""What a result sheet says, in words: its columns, the rules that made it, remarks at each line.

Pure: rows of the tables in, texts out; the template only places them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from backend.contests.check_values import check_value
from backend.contests.rules import (
    AdvanceRule,
    AttemptsRule,
    JudgesRule,
    RoundRanking,
    StartStatus,
    TieRule,
)
from backend.contests.ties import deciding_rule
from backend.kit.clock import SHANGHAI

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A round with everything that its sheet says.

    Shape: rows as they are stored; `criteria` counts them; `log` is how many records the round's
    log has and the number of the last one.
    """

    round: Row
    discipline: Row
    entries: Mapping[UUID, Row]
    starts: Sequence[Row]
    results: Sequence[Row]
    criteria: int
    judges: Sequence[Row]
    log: tuple[int, int]

    @property
    def name(self) -> str:
        """What the round is called beside others of its contest."""
        return f"{self.discipline['name']}　{self.round['name']}"

    @property
    def check(self) -> str:
        """The check value of the results."""
        rows = ({**row, "bib": self.entries[row["entry_id"]]["bib"]} for row in self.results)
        return check_value(self.round["id"], rows)

    def printed(self) -> dict[str, Any]:
        """Write the sheet as its template takes it."""
        columns = self._columns()
        decided = self._decided_by()
        lines = [self._line(row, decided.get(row["entry_id"])) for row in self._in_order()]
        count, last = self.log
        return {
            "round": self.name,
            "check": self.check,
            "basis": f"依据评分记录 {count} 条，末条序号 {last}" if count else "没有评分记录",
            "facts": [[name, words] for name, words in self._facts() if words],
            "columns": [
                {"title": title, "share": share, "number": is_number}
                for title, share, is_number in columns.values()
            ],
            "rows": [[line[name] for name in columns] for line in lines],
            "notes": list(self._notes()),
            "judges": "、".join(
                f"{one['name']}（裁判长）" if one["is_head"] else one["name"]
                for one in sorted(self.judges, key=lambda one: (not one["is_head"], one["name"]))
            ),
        }

    def _columns(self) -> dict[str, tuple[str, int, bool]]:
        """Give the columns: title, share of the free width (0 = as wide as needed), a number."""
        columns = {
            "place": ("名次", 0, True),
            "bib": ("号码", 0, False),
            "name": ("姓名（队名）" if self.discipline["is_team"] else "姓名", 3, False),
            "organization": ("单位", 5, False),
        }
        for name, title in (("theory", "理论"), ("practical", "实操"), ("seconds", "用时（秒）")):
            if any(row[name] is not None for row in self.results):
                columns[name] = (title, 0, True)
        is_added = self.round["ranking"] is RoundRanking.LOWEST
        return columns | {
            "penalties": ("罚时" if is_added else "扣分", 0, True),
            "total": ("总分", 0, True),
            "remarks": ("备注", 3, False),
        }

    def _in_order(self) -> list[Row]:
        """Give a row an entry that starts: by place, then who has none, by bib."""
        found = {row["entry_id"]: row for row in self.results}
        without = {"place": None, "total": None, "penalties": None, "rank_key": None}
        rows = [
            found.get(start["entry_id"])
            or {"entry_id": start["entry_id"], "status": start["status"], **without}
            for start in self.starts
        ]
        end = len(rows) + 1
        return sorted(
            rows, key=lambda row: (row["place"] or end, self.entries[row["entry_id"]]["bib"])
        )

    def _line(self, row: Row, decided: TieRule | None) -> dict[str, str]:
        entry = self.entries[row["entry_id"]]
        total = row["total"]
        return {
            "place": "—" if row["place"] is None else str(row["place"]),
            "bib": entry["bib"],
            "name": entry["name"] or "（已清除）",
            "organization": entry["organization_name"],
            "total": "—" if total is None else f"{total:.{self.round['decimals']}f}",
            "remarks": "，".join(_remarks(row, decided)),
        } | {name: plain(row.get(name)) for name in ("theory", "practical", "seconds", "penalties")}

    def _decided_by(self) -> dict[UUID, TieRule]:
        """Give of who has the total of the one before, the rule that put them after."""
        rules = [TieRule(one) for one in self.round["tie_rules"]]
        found = {}
        placed = sorted(
            (row for row in self.results if row["place"] is not None),
            key=lambda row: row["place"],
        )
        for above, below in pairwise(placed):
            if above["total"] == below["total"] and above["place"] != below["place"]:
                rule = deciding_rule(rules, self.criteria, above["rank_key"], below["rank_key"])
                if rule is not None:
                    found[below["entry_id"]] = rule
        return found

    def _facts(self) -> Iterator[tuple[str, str]]:
        one = self.round
        yield "评分", "；".join(self._rules())
        yield "同分", " → ".join(TieRule(rule).label for rule in one["tie_rules"]) or "并列"
        if one["advance_rule"] is not AdvanceRule.NONE:
            yield "晋级", _advance_words(one["advance_rule"], one["advance_value"])
        if one["closed_at"] is not None:
            yield "封榜", minute_of(one["closed_at"])

    def _rules(self) -> Iterator[str]:
        one = self.round
        drops = one["drops"] if one["judges_rule"] is JudgesRule.DROP_HIGH_LOW else 0
        yield f"多名评委{one['judges_rule'].label}" + (f"（两端各去 {drops} 个）" if drops else "")
        if one["attempts"] > 1:
            yield f"试做 {one['attempts']} 次，{AttemptsRule(one['attempts_rule']).label}"
        if one["theory_share"]:
            yield f"理论占 {_percent(one['theory_share'])}"
        yield f"总分{one['ranking'].label}"

    def _notes(self) -> Iterator[str]:
        pending = sum(bool(row["is_pending"]) for row in self.results)
        if pending:
            yield f"有 {pending} 个成绩待核：存在冲突、待定或未复核的评分，本表不是最终成绩。"
        few = sum(bool(row["has_few_judges"]) for row in self.results)
        if few:
            yield f"有 {few} 个成绩的评委过少，没有去掉最高最低分。"
        if any(self.entries[start["entry_id"]]["name"] is None for start in self.starts):
            yield "标“（已清除）”的，姓名已按留存期限清除，以号码为准。"


def _remarks(row: Row, decided: TieRule | None) -> Iterator[str]:
    if row["status"] is not StartStatus.STARTING:
        yield row["status"].label
    if row.get("is_pending"):
        yield "待核"
    if row.get("missing") and row["status"] is StartStatus.STARTING:
        yield f"缺 {row['missing']} 项"
    if row.get("is_shared"):
        yield "并列"
    if decided is not None:
        yield f"同分，{decided.label}"
    if row.get("advances"):
        yield "晋级"


def plain(value: Decimal | None) -> str:
    """Write a number without the zeros at its end; nothing as a dash."""
    return "—" if value is None else f"{value.quantize(Decimal('0.0001')).normalize():f}"


def minute_of(moment: datetime) -> str:
    """Write a moment to the minute, in Shanghai."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _percent(share: Decimal) -> str:
    return f"{plain(share * 100)}%"


def _advance_words(rule: AdvanceRule, value: Decimal | None) -> str:
    number = value or Decimal(0)
    match rule:
        case AdvanceRule.NONE:
            return ""
        case AdvanceRule.TOP_COUNT:
            return f"取前 {plain(number)} 名"
        case AdvanceRule.TOP_SHARE:
            return f"取前 {_percent(number)}"
        case AdvanceRule.MINIMUM:
            return f"达到 {plain(number)}"
