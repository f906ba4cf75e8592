"""The unified social credit code: its two check digits, and what is wrong when they fail.

Source: GB 32100-2015 for the whole code, GB 11714 for characters 9–17.
"""

from collections.abc import Iterator

from backend.kit.text import squeeze_code
from backend.organizations.errors import CreditCodeError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LENGTH = 18
_DIVISION = slice(2, 8)
_BODY = slice(8, 16)
_BODY_CHECK = 16
_OLD_REGISTRATION_LENGTH = 15
_BODY_CODE_LENGTH = 9

# Letters that the alphabet leaves out because they look like these.
_LEFT_OUT = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}
# What eyes and scanners take for each other.
_LOOKALIKES = ("0DQ", "1L", "2", "5", "8B", "UY", "6G", "4A", "MNH", "FE", "CG", "PR")

_COMPARE = "请与营业执照或登记证书逐位核对，注意 0 与 O、1 与 I、2 与 Z、5 与 S、8 与 B。"


def parse_credit_code(text: str) -> str:
    """Give the code in its one form (18 half-width capitals and digits), or say what is wrong.

    Raises: CREDIT_CODE, with the most likely right code in its advice where there is just one.
    """
    code = squeeze_code(text)
    if not is_credit_code(code):
        fault, advice = _fault_of_length(code) or (_fault_of_content(code), _advice(code))
        raise CreditCodeError(text=text.strip(), fault=fault, advice=advice)
    return code


def is_credit_code(code: str) -> bool:
    """Tell whether a text is a code in its one form with both check digits right."""
    return (
        len(code) == _LENGTH
        and _VALUES.keys() >= set(code)
        and code[_DIVISION].isdigit()
        and body_check_digit(code[_BODY]) == code[_BODY_CHECK]
        and check_digit(code[:-1]) == code[-1]
    )


def complete_credit_code(first_sixteen: str) -> str:
    """Append both check digits to the registrar, category, division and eight characters of body.

    Demo and test rows are made so, in the unassigned division 990199.
    """
    with_body = first_sixteen + body_check_digit(first_sixteen[_BODY])
    return with_body + check_digit(with_body)


def check_digit(first_seventeen: str) -> str:
    """Compute character 18.

    The standard's text takes 31 − remainder, which has no symbol for remainder 0: the outer
    remainder makes it `0`, as issued codes have it.
    Source: GB 32100-2015, weights 3^(i−1) mod 31.
    """
    total = sum(
        _VALUES[letter] * weight for letter, weight in zip(first_seventeen, _WEIGHTS, strict=True)
    )
    return ALPHABET[-total % len(ALPHABET)]


def body_check_digit(body: str) -> str:
    """Compute character 17 from characters 9–16; 10 is written X.

    Source: GB 11714, letters count from A = 10 to Z = 35.
    """
    total = sum(
        int(letter, 36) * weight for letter, weight in zip(body, _BODY_WEIGHTS, strict=True)
    )
    return "0123456789X"[-total % 11]


def _fault_of_length(code: str) -> tuple[str, str] | None:
    """Give fault and advice for a text that is cut, or is a number of another kind."""
    if "E+" in code or code.endswith(".0"):
        return "单元格被当作数字，后几位已经丢失", "请把这一列设为文本格式，再重新填写完整代码。"
    if len(code) == _OLD_REGISTRATION_LENGTH and code.isdigit():
        return "这是 15 位的旧注册号", "请换成营业执照上 18 位的统一社会信用代码。"
    if len(code.replace("-", "")) == _BODY_CODE_LENGTH:
        return "这是 9 位的组织机构代码", "请换成营业执照上 18 位的统一社会信用代码。"
    if len(code) != _LENGTH:
        return (
            f"有 {len(code)} 位，应为 18 位",
            "请与营业执照或登记证书核对，补全或去掉多余的字符。",
        )
    return None


def _fault_of_content(code: str) -> str:
    wrong = [place for place, letter in enumerate(code) if letter not in _VALUES]
    if wrong:
        shown = "、".join(f"第 {place + 1} 位“{code[place]}”" for place in wrong)
        return f"{shown}不是代码使用的字符"
    if not code[_DIVISION].isdigit():
        return "第 3 至 8 位应为登记机关的行政区划数字"
    if body_check_digit(code[_BODY]) == code[_BODY_CHECK]:
        return "第 18 位校验码不符"
    if check_digit(code[:-1]) == code[-1]:
        return "第 17 位校验码不符"
    return "第 17 位和第 18 位校验码都不符"


def _advice(code: str) -> str:
    """Name the right code when just one slip of the pen explains the fault."""
    likely = {candidate for candidate in _candidates(code) if is_credit_code(candidate)}
    if len(likely) == 1:
        return f"是否应为 {likely.pop()}？请与营业执照或登记证书核对。"
    return _COMPARE


def _candidates(code: str) -> Iterator[str]:
    """Give what the writer may have meant: look-alikes read right, neighbors swapped back."""
    plain = "".join(_LEFT_OUT.get(letter, letter) for letter in code)
    yield plain
    for place, letter in enumerate(plain):
        for group in _LOOKALIKES:
            if letter in group:
                yield from (plain[:place] + other + plain[place + 1 :] for other in group)
    for place in range(_LENGTH - 1):
        yield plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
