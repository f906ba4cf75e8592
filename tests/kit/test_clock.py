"""The clock can be stopped, and the date is the one of Asia/Shanghai."""

from datetime import UTC, date, datetime, timedelta

import pytest

from backend.kit import clock


def test_the_running_clock_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)

    moment = clock.now()

    assert moment.tzinfo is UTC
    assert before <= moment <= datetime.now(UTC)


def test_the_date_changes_at_midnight_in_shanghai() -> None:
    evening = datetime(2026, 6, 30, 15, 59, 59, tzinfo=UTC)

    with clock.stopped_at(evening):
        assert clock.today() == date(2026, 6, 30)
    with clock.stopped_at(evening + timedelta(seconds=1)):
        assert clock.today() == date(2026, 7, 1)


def test_a_bare_date_stops_the_clock_at_noon_of_that_day() -> None:
    with clock.stopped_at(date(2026, 2, 28)):
        assert clock.today() == date(2026, 2, 28)
        assert clock.now() == datetime(2026, 2, 28, 4, tzinfo=UTC)


def test_the_clock_runs_again_after_the_block() -> None:
    with clock.stopped_at(date(2000, 1, 1)):
        pass

    assert clock.now().year > 2000


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="with a zone"), clock.stopped_at(datetime(2026, 1, 1)):  # noqa: DTZ001 - the very fault under test
        pass
