"""The ranking, computed in another way: whole numbers, plain loops, each entry against each other.

Nothing of the computing of `backend.contests.ranking` is used: a value is a pair (numerator,
denominator), a place is one more than the number of entries that beat the entry.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from backend.contests.sheets import Criterion, Penalty, RoundRules, Score, Start

Ratio = tuple[int, int]
Sheet = tuple[Start, Sequence[Score], Sequence[Penalty]]
Card = dict[str, Any]
Line = tuple[Decimal | None, int | None]
"""The total of an entry and its place."""

NOUGHT: Ratio = (0, 1)


def ranking(
    rules: RoundRules, criteria: Sequence[Criterion], sheets: Sequence[Sheet]
) -> dict[UUID, Line]:
    """Give the total and the place of every entry."""
    cards = {
        start.entry_id: _card(rules, criteria, scores, penalties)
        for start, scores, penalties in _running(rules, criteria, sheets)
    }
    lines: dict[UUID, Line] = {start.entry_id: (None, None) for start, _, _ in sheets}
    for name, card in cards.items():
        if card["total"] is not None:
            beaten_by = 0
            for other in cards.values():
                if other["total"] is not None and _beats(rules, criteria, other, card):
                    beaten_by += 1
            lines[name] = (card["total"], beaten_by + 1)
    return lines


def _running(
    rules: RoundRules, criteria: Sequence[Criterion], sheets: Sequence[Sheet]
) -> list[tuple[Start, Sequence[Score], Sequence[Penalty]]]:
    running: list[tuple[Start, Sequence[Score], Sequence[Penalty]]] = []
    runs = [one.id for one in criteria if one.part == "PRACTICAL"] or [one.id for one in criteria]
    for start, scores, penalties in sheets:
        kept, has_run = [], False
        for score in scores:
            if score.criterion_id in runs:
                if score.attempt in start.given_up:
                    continue
                has_run = True
            kept.append(score)
        must_not = rules.ranking == "LOWEST" and rules.attempts_rule == "SUM"
        is_out = bool(start.given_up) and (must_not or not has_run)
        if start.status == "STARTING" and kept and not is_out:
            running.append((start, kept, penalties))
    return running


# --- one entry


def _card(
    rules: RoundRules,
    criteria: Sequence[Criterion],
    scores: Sequence[Score],
    penalties: Sequence[Penalty],
) -> Card:
    numbers = sorted({score.attempt for score in scores})
    tries = [
        {**_try(rules, criteria, scores, penalties, number), "number": number} for number in numbers
    ]
    theory: Ratio | None = None
    of_theory: dict[UUID, Ratio] = {}
    for one in tries:
        if one["theory"] is not None and (theory is None or not _less(one["theory"], theory)):
            theory, of_theory = one["theory"], one["values"]
    done = [one for one in tries if one["practical"] is not None]
    if not done:
        chosen = {**tries[0], "practical": None}
    elif rules.attempts_rule == "LAST":
        chosen = done[-1]
    elif rules.attempts_rule == "BEST":
        chosen = done[0]
        for one in done[1:]:
            if _less(_gain(rules, criteria, chosen), _gain(rules, criteria, one)):
                chosen = one
    else:
        count = len(done) if rules.attempts_rule == "MEAN" else 1
        chosen = _together(done, count)
        if rules.ranking == "LOWEST" and rules.attempts_rule == "SUM":
            whole = [number for number in range(1, rules.attempts + 1) if _is_whole(tries, number)]
            if len(whole) != rules.attempts:
                chosen["practical"] = None
    total = _total(rules, criteria, theory, chosen)
    values = {**chosen["values"], **_theirs(criteria, of_theory)}
    return {
        "total": _half_up(total, rules.decimals),
        "theory": _half_up(theory, rules.decimals),
        "practical": _half_up(chosen["practical"], rules.decimals),
        "seconds": _half_up(chosen["seconds"], rules.decimals),
        "penalties": _half_up(chosen["penalties"], rules.decimals),
        "values": {name: _half_up(value, rules.decimals) for name, value in values.items()},
    }


def _theirs(criteria: Sequence[Criterion], values: Mapping[UUID, Ratio]) -> dict[UUID, Ratio]:
    """Give what was measured of theory."""
    theirs = {one.id for one in criteria if one.part == "THEORY"}
    return {name: value for name, value in values.items() if name in theirs}


def _is_whole(tries: Sequence[Card], number: int) -> bool:
    return any(one["number"] == number and one["practical"] is not None for one in tries)


def _try(
    rules: RoundRules,
    criteria: Sequence[Criterion],
    scores: Sequence[Score],
    penalties: Sequence[Penalty],
    number: int,
) -> Card:
    values = {}
    for one in criteria:
        given = [
            _ratio(score.value)
            for score in scores
            if score.attempt == number and score.criterion_id == one.id
        ]
        if given:
            values[one.id] = _of_judges(rules, given)
    fined = NOUGHT
    for penalty in penalties:
        if penalty.attempt == number and _less(fined, _ratio(penalty.value)):
            fined = _ratio(penalty.value)
    seconds = None
    for one in criteria:
        if one.kind == "TIME" and one.part == "PRACTICAL" and one.id in values:
            seconds = _plus(seconds or NOUGHT, values[one.id])
    return {
        "values": values,
        "theory": _percent(criteria, "THEORY", values),
        "practical": _measured(criteria, values)
        if rules.ranking == "LOWEST"
        else _percent(criteria, "PRACTICAL", values),
        "seconds": seconds,
        "penalties": fined,
    }


def _of_judges(rules: RoundRules, given: list[Ratio]) -> Ratio:
    order: list[Ratio] = []
    for value in given:  # insertion sort
        place = 0
        while place < len(order) and _less(order[place], value):
            place += 1
        order.insert(place, value)
    if rules.judges_rule == "MEDIAN":
        while len(order) > 2:
            order = order[1:-1]
    elif rules.judges_rule == "DROP_HIGH_LOW" and len(order) > 2 * rules.drops:
        for _ in range(rules.drops):
            order = order[1:-1]
    added = NOUGHT
    for value in order:
        added = _plus(added, value)
    return added if rules.judges_rule == "SUM" else _by(added, len(order))


def _percent(
    criteria: Sequence[Criterion], part: str, values: Mapping[UUID, Ratio]
) -> Ratio | None:
    reached, most, has_any = NOUGHT, NOUGHT, False
    for one in criteria:
        if one.part == part and one.kind != "TIME":
            assert one.maximum is not None
            weight = _ratio(one.weight)
            most = _plus(most, _times(weight, _ratio(one.maximum)))
            if one.id in values:
                has_any = True
                reached = _plus(reached, _times(weight, values[one.id]))
    if not has_any:
        return None
    return _times((100, 1), (reached[0] * most[1], reached[1] * most[0]))


def _measured(criteria: Sequence[Criterion], values: Mapping[UUID, Ratio]) -> Ratio | None:
    reached = None
    for one in criteria:
        if one.part == "PRACTICAL":
            if one.id not in values:
                return None
            reached = _plus(reached or NOUGHT, _times(_ratio(one.weight), values[one.id]))
    return reached


def _together(done: Sequence[Card], count: int) -> Card:
    joined: Card = {"values": {}, "theory": None}
    for name in ("practical", "seconds", "penalties"):
        added = None
        for one in done:
            if one[name] is not None:
                added = _plus(added or NOUGHT, one[name])
        joined[name] = None if added is None else _by(added, count)
    for one in done:
        for name, value in one["values"].items():
            joined["values"][name] = _plus(joined["values"].get(name, NOUGHT), value)
    joined["values"] = {name: _by(value, count) for name, value in joined["values"].items()}
    return joined


def _share(rules: RoundRules, criteria: Sequence[Criterion]) -> Ratio:
    has_theory = any(one.part == "THEORY" for one in criteria)
    has_practice = any(one.part == "PRACTICAL" for one in criteria)
    if has_theory and has_practice:
        return _ratio(rules.theory_share)
    return (1, 1) if has_theory else NOUGHT


def _rest(share: Ratio) -> Ratio:
    return (share[1] - share[0], share[1])


def _gain(rules: RoundRules, criteria: Sequence[Criterion], one: Card) -> Ratio:
    if rules.ranking == "LOWEST":
        spent = _plus(one["practical"], one["penalties"])
        return (-spent[0], spent[1])
    return _minus(_times(_rest(_share(rules, criteria)), one["practical"]), one["penalties"])


def _total(
    rules: RoundRules, criteria: Sequence[Criterion], theory: Ratio | None, chosen: Card
) -> Ratio | None:
    practical = chosen["practical"]
    if rules.ranking == "LOWEST":
        return None if practical is None else _plus(practical, chosen["penalties"])
    if theory is None and practical is None:
        return None
    share = _share(rules, criteria)
    whole = _plus(_times(share, theory or NOUGHT), _times(_rest(share), practical or NOUGHT))
    return _minus(whole, chosen["penalties"])


# --- one entry against another


def _beats(rules: RoundRules, criteria: Sequence[Criterion], one: Card, other: Card) -> bool:
    is_least = rules.ranking == "LOWEST"
    for reading, is_lower in _questions(rules, criteria, is_least=is_least):
        mine, theirs = reading(one), reading(other)
        if mine == theirs:
            continue
        if mine is None or theirs is None:
            return theirs is None
        return bool(mine < theirs if is_lower else mine > theirs)
    return False


def _questions(
    rules: RoundRules, criteria: Sequence[Criterion], *, is_least: bool
) -> Iterator[tuple[Callable[[Card], Any], bool]]:
    yield (lambda card: card["total"]), is_least
    for rule in rules.tie_rules:
        if rule == "SHARED":
            return
        if rule == "PRACTICAL":
            yield (lambda card: card["practical"]), is_least
        elif rule == "THEORY":
            yield (lambda card: card["theory"]), False
        elif rule == "TIME":
            yield (lambda card: card["seconds"]), True
        elif rule == "FEWER_PENALTIES":
            yield (lambda card: card["penalties"]), True
        else:
            for one in sorted(criteria, key=lambda one: one.position):
                lower = one.kind == "TIME" or (is_least and one.part == "PRACTICAL")
                yield partial(_value, one.id), lower


def _value(name: UUID, card: Card) -> Decimal | None:
    found: Decimal | None = card["values"].get(name)
    return found


# --- whole numbers


def _ratio(value: Decimal) -> Ratio:
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return (int(whole + decimals), 10 ** len(decimals))


def _plus(one: Ratio, other: Ratio) -> Ratio:
    return (one[0] * other[1] + other[0] * one[1], one[1] * other[1])


def _minus(one: Ratio, other: Ratio) -> Ratio:
    return (one[0] * other[1] - other[0] * one[1], one[1] * other[1])


def _times(one: Ratio, other: Ratio) -> Ratio:
    return (one[0] * other[0], one[1] * other[1])


def _by(one: Ratio, count: int) -> Ratio:
    return (one[0], one[1] * count)


def _less(one: Ratio, other: Ratio) -> bool:
    return one[0] * other[1] < other[0] * one[1]


def _half_up(value: Ratio | None, decimals: int) -> Decimal | None:
    if value is None:
        return None
    top, bottom = value
    sign = -1 if top < 0 else 1
    units = (abs(top) * 10**decimals * 2 + bottom) // (bottom * 2)
    return Decimal(sign * units) / Decimal(10**decimals)
