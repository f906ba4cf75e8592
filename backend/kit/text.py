"""Makes dirty text comparable: widths, spaces, pinyin order, words to search by, safe cells."""

import re
import unicodedata

from backend.kit.pinyin import readings, without_tone

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# Controls that are no white space, soft hyphens, zero-width and direction marks: never meant.
_INVISIBLE = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0E, 0x1C),
        0x7F,
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    )
)
_SPACES = re.compile(r"\s+")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_BRACKETS = str.maketrans("[{【〔〖]}】〕〗", "((((()))))")
_NUMBERS = re.compile(r"[0-9]+")
# Sorts after every letter, so that names in Latin letters stand before Chinese ones.
_CHINESE_MARK = "~"


def half_width(text: str) -> str:
    """Turn full-width letters, digits, signs and spaces into plain ones; drop invisible marks."""
    return text.translate(_FULL_WIDTH).translate(_INVISIBLE)


def collapse(text: str) -> str:
    """Trim a name and make one space of each run of white space, line breaks included."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE).replace("\u3000", " ")).strip()


def squeeze_code(text: str) -> str:
    """Make a code comparable: half-width, without any space, upper-case."""
    return _SPACES.sub("", half_width(text)).upper()


def match_key(text: str) -> str:
    """Make a name comparable: compatible forms, no space, one kind of brackets, small letters.

    `鲁 杨（ 北京 ）有限公司` and `鲁杨(北京)有限公司` get one key.
    """
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text.translate(_INVISIBLE)))
    # Folding and closing gaps can bring new compositions, hence once more.
    return unicodedata.normalize("NFKC", plain.casefold()).translate(_BRACKETS)


def sort_key(name: str) -> str:
    """Give the text by which a name sorts in pinyin order under `COLLATE "C"`.

    Digits come first, then Latin letters, then Chinese by syllable, tone and character, so that
    equal characters stay together; numbers inside a name sort by value.
    """
    plain = _NUMBERS.sub(_weighted, match_key(name))
    return "".join(
        f"{_CHINESE_MARK}{syllable}{character}" if syllable else character
        for character, syllable in zip(plain, readings(plain), strict=True)
    )


def search_text(name: str) -> str:
    """Give what a search looks through: the name, its full pinyin and its initials.

    `search_text("长安银行")` holds `长安银行`, `changanyinhang` and `cayh`; what a person types is
    looked for after `match_key`.
    """
    plain = match_key(name)
    letters = [
        without_tone(syllable) if syllable else character
        for character, syllable in zip(plain, readings(plain), strict=True)
    ]
    # A character that is no Chinese one is its own and only letter.
    initials = [letter[:1] for letter in letters]
    return " ".join(dict.fromkeys((plain, "".join(letters), "".join(initials))))


def neutralize_cell(text: str) -> str:
    """Keep a spreadsheet from running a text: one that starts like a formula gets an apostrophe.

    Source: domain brief PR10; `restore_cell` takes exactly this apostrophe away again.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restore_cell(text: str) -> str:
    """Undo `neutralize_cell`."""
    return text[1:] if _QUOTED_FORMULA.match(text) else text


def _weighted(number: re.Match[str]) -> str:
    """Put the length in front of a number, so that 9号楼 sorts before 10号楼."""
    return f"{min(len(number[0].lstrip('0')), 9)}{number[0]}"
