"""How refusals are worded, located and gathered."""

import pytest

from backend.kit.errors import LedgerError, ProblemCollector, Problems


class ColorError(LedgerError):
    """The color is not one of the flag's."""

    code = "COLOR"
    message = "颜色“{color}”不可用。"
    remedy = "请改用{other}。"


def refuse(*errors: LedgerError) -> None:
    """Refuse as a check would: one refusal bare, several as a group."""
    raise errors[0] if len(errors) == 1 else Problems(errors)


def test_details_fill_message_and_remedy() -> None:
    error = ColorError(path=("input", "color"), color="蓝", other="红")

    assert error.code == "COLOR"
    assert error.message == "颜色“蓝”不可用。"
    assert error.remedy == "请改用红。"
    assert error.path == ("input", "color")
    assert str(error) == "颜色“蓝”不可用。请改用红。"


def test_a_value_with_braces_is_shown_and_never_filled_again() -> None:
    assert ColorError(color="{other}", other="红").message == "颜色“{other}”不可用。"


def test_an_endless_value_with_control_characters_is_cut_and_cleaned() -> None:
    error = ColorError(color="a\x00\n" + "b" * 500, other="红")

    assert error.message == "颜色“a  " + "b" * 76 + "…”不可用。"


def test_one_refusal_says_the_base_words_by_default() -> None:
    error = LedgerError()

    assert (error.code, error.message, error.path) == ("REFUSED", "操作未能完成。", ())


def test_collector_keeps_every_refusal_under_its_path() -> None:
    collector = ProblemCollector()

    with collector.catching("input", "first"):
        refuse(ColorError(color="蓝", other="红"))
    with collector.catching("input"):
        refuse(
            ColorError(path=("second",), color="绿", other="红"),
            ColorError(path=("third",), color="紫", other="红"),
        )
    with collector.catching("input", "fourth"):
        pass

    with pytest.raises(Problems) as raised:
        collector.raise_if_any()
    assert [error.path for error in raised.value.errors] == [
        ("input", "first"),
        ("input", "second"),
        ("input", "third"),
    ]


def test_a_collector_without_refusals_raises_nothing() -> None:
    ProblemCollector().raise_if_any()


def test_a_fault_of_ours_passes_through_the_collector() -> None:
    collector = ProblemCollector()

    with pytest.raises(ZeroDivisionError), collector.catching("input"):
        raise ZeroDivisionError

    assert collector.errors == []
