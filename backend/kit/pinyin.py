"""Readings of Chinese characters, fast enough for a whole ledger.

The library's phrase segmentation costs seconds for 50,000 names. Here a character has its usual
reading, kept in a cache, and only phrases that are read otherwise (银行, 重庆) are looked for.
"""

from functools import cache

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal, to_tone3

_LONGEST_PHRASE = 4


def readings(text: str) -> list[str | None]:
    """Read a text: for each character its syllable with the tone as a digit (`hang2`), or nothing.

    A character without a reading (a letter, a digit, a sign) gives `None`; ü is written `v`.
    """
    syllables = [_reading(character) for character in text]
    starters = _phrase_starters()
    place = 0
    while place < len(text):
        phrase = _phrase_at(text, place) if text[place] in starters else ()
        syllables[place : place + len(phrase)] = phrase
        place += len(phrase) or 1
    return syllables


def without_tone(syllable: str) -> str:
    """Drop the digit of the tone: `hang2` is read `hang`."""
    return syllable.rstrip("012345")


@cache
def _reading(character: str) -> str | None:
    usual = PINYIN_DICT.get(ord(character))
    return _with_tone(usual.split(",", 1)[0]) if usual else None


@cache
def _with_tone(reading: str) -> str:
    return str(to_tone3(reading))


def _phrase_at(text: str, place: int) -> tuple[str, ...]:
    """Find the longest phrase with a reading of its own that starts at a place."""
    phrases = _phrases()
    for length in range(_LONGEST_PHRASE, 1, -1):
        if found := phrases.get(text[place : place + length]):
            return found
    return ()


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Keep the phrases that are not read as their characters are; a mere change of tone is none."""
    return {
        phrase: tuple(_with_tone(choices[0]) for choices in syllables)
        for phrase, syllables in PHRASES_DICT.items()
        if len(phrase) == len(syllables) <= _LONGEST_PHRASE
        and any(map(_differs, phrase, syllables))
    }


@cache
def _phrase_starters() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def _differs(character: str, choices: list[str]) -> bool:
    usual = _reading(character)
    return usual is not None and without_tone(usual) != _plain(choices[0])


@cache
def _plain(reading: str) -> str:
    """Drop the tone mark; the library takes its time, and there are few syllables."""
    return str(to_normal(reading))
