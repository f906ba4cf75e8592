"""Run every benchmark, print one table, keep the raw figures: `python -m bench [--seconds 5]`."""

import argparse

from bench import figures, imports, map_screen, maps, reads
from bench.report import Line, keep, show
from bench.sides import install_peer, liangxin
from bench.stage import staged


def main() -> None:
    """Run the benchmarks."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of a run")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side")
    given = parser.parse_args()
    install_peer()
    lines: list[Line] = []
    try:
        with staged() as stage, liangxin(stage) as we:
            lines += reads.measure(stage, we, rounds=given.rounds, seconds=given.seconds)
            lines += figures.measure(stage, we, rounds=given.rounds, seconds=given.seconds)
            lines += maps.measure(stage, we, rounds=given.rounds, seconds=given.seconds)
            lines += map_screen.measure(stage, we, rounds=given.rounds)
        lines += imports.lines()
    finally:
        show(lines)
        print(f"raw figures: {keep(lines)}")


if __name__ == "__main__":
    main()
