"""Run the benchmarks, print one table, keep the raw figures: `python -m bench [--only reads]`."""

import argparse
from collections.abc import Callable

from bench import contest, figures, growth, imports, map_screen, maps, reads
from bench.report import Line, keep, show
from bench.sides import Side, install_peer, liangxin
from bench.stage import Stage, staged

Part = Callable[[int, int], list[Line]]


def _on_a_stage(measure: Callable[[Stage, Side, int, int], list[Line]]) -> Part:
    """Give a part its own fresh stage, with the program served on it."""

    def run(rounds: int, seconds: int) -> list[Line]:
        with staged() as stage, liangxin(stage) as we:
            return measure(stage, we, rounds, seconds)

    return run


def _screen(stage: Stage, we: Side, rounds: int, seconds: int) -> list[Line]:
    """Measure the map screen on drawn areas, as `maps` leaves them; it has no length of its own."""
    del seconds
    maps.draw(stage)
    return map_screen.measure(stage, we, rounds=rounds)


PARTS: dict[str, Part] = {
    "reads": lambda rounds, seconds: reads.measure(rounds=rounds, seconds=seconds),
    "growth": lambda _rounds, _seconds: growth.lines(),
    "figures": _on_a_stage(
        lambda stage, we, rounds, seconds: figures.measure(
            stage, we, rounds=rounds, seconds=seconds
        )
    ),
    "maps": _on_a_stage(
        lambda stage, we, rounds, seconds: maps.measure(stage, we, rounds=rounds, seconds=seconds)
    ),
    "map_screen": _on_a_stage(_screen),
    "imports": lambda _rounds, _seconds: imports.lines(),
    "contest": lambda _rounds, seconds: contest.measure(seconds=2 * seconds),
}


def main() -> None:
    """Run the benchmarks that were chosen; one that fails does not keep the others from running."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of a run")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side")
    parser.add_argument(
        "--only", default=",".join(PARTS), help=f"parts, with commas: {', '.join(PARTS)}"
    )
    given = parser.parse_args()
    chosen = given.only.split(",")
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    install_peer()
    lines: list[Line] = []
    failures: list[Exception] = []
    for name in chosen:
        try:
            lines += PARTS[name](given.rounds, given.seconds)
        except Exception as error:  # noqa: BLE001 - raised again below, after the others have run
            failures.append(error)
            print(f"{name} failed: {error}", flush=True)
    show(lines)
    print(f"raw figures: {keep(lines)}")
    if failures:
        raise ExceptionGroup("some benchmarks failed", failures)


if __name__ == "__main__":
    main()
