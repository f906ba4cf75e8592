"""What a process counts: by names that stay few, and added up over all processes."""

from pathlib import Path

from backend.kit.metrics import BOUNDS, LONGEST_NAME, NAMES_LEARNED, OTHER, Metrics, total


def test_time_falls_into_the_class_whose_bound_it_does_not_pass() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.0011, 99.0):
        metrics.answered("List", 200, "OK", seconds)

    row = metrics.snapshot()["times"]["List"]

    assert row[:-1] == [1.0, 1.0, *[0.0] * (len(BOUNDS) - 2), 1.0]
    assert round(row[-1], 4) == 99.0021


def test_flood_of_names_falls_into_one_that_stands_for_them() -> None:
    metrics = Metrics(known=frozenset({"Dashboard"}))
    metrics.answered("x" * (LONGEST_NAME + 1), 200, "OK", 0.1)
    for number in range(5 * NAMES_LEARNED):
        metrics.answered(f"Made{number}", 200, "OK", 0.1)
    metrics.answered("Dashboard", 200, "OK", 0.1)

    times = metrics.snapshot()["times"]

    assert len(times) <= NAMES_LEARNED + 2
    assert sum(times[OTHER][:-1]) > 3 * NAMES_LEARNED
    assert sum(times["Dashboard"][:-1]) == 1


def test_requests_are_counted_by_status_and_code() -> None:
    metrics = Metrics()
    metrics.answered("List", 200, "OK", 0.1)
    metrics.answered("List", 200, "OK", 0.1)
    metrics.answered("List", 503, "BUSY", 0.2)

    assert metrics.snapshot()["requests"] == {"200 OK": 2, "503 BUSY": 1}


def test_processes_are_added_up(tmp_path: Path) -> None:
    one, other = Metrics("1", tmp_path), Metrics("2", tmp_path)
    one.answered("List", 200, "OK", 0.1)
    other.answered("List", 200, "OK", 0.2)
    other.answered("Map", 503, "BUSY", 0.2)
    other.gauges["readers_used"] = lambda: 3
    other.keep()

    everyone = one.everyone()

    assert [snapshot["place"] for snapshot in everyone] == ["1", "2"]
    assert total(everyone, "requests") == {"200 OK": 2, "503 BUSY": 1}
    assert sum(total(everyone, "times")["List"][:-1]) == 2
    assert total(everyone, "gauges") == {"readers_used": 3}


def test_no_counter_falls_when_a_worker_is_started_again(tmp_path: Path) -> None:
    first = Metrics("1", tmp_path)
    first.counters["plan_hits"] = lambda: 5
    first.count("worker_restarts")
    first.answered("List", 200, "OK", 0.1)
    first.keep()

    second = Metrics("1", tmp_path)
    second.counters["plan_hits"] = lambda: 2
    second.answered("List", 200, "OK", 0.1)

    snapshot = second.snapshot()
    assert snapshot["counts"] == {"plan_hits": 7, "worker_restarts": 1}
    assert snapshot["requests"] == {"200 OK": 2}
    assert sum(snapshot["times"]["List"][:-1]) == 2


def test_half_written_numbers_of_a_neighbour_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "2.json").write_bytes(b'{"place":')

    assert [snapshot["place"] for snapshot in Metrics("1", tmp_path).everyone()] == ["1"]
