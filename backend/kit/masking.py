"""How personal numbers and names look to someone who may not see them whole."""

_ID_HEAD = 6
_ID_TAIL = 4
_PHONE_HEAD = 3
_PHONE_TAIL = 4
_MOBILE_LENGTH = 11


def mask_id_number(number: str) -> str:
    """Keep the area and the last four of a citizen number: `990199********001X`."""
    if len(number) <= _ID_HEAD + _ID_TAIL:
        return "*" * len(number)
    hidden = len(number) - _ID_HEAD - _ID_TAIL
    return f"{number[:_ID_HEAD]}{'*' * hidden}{number[-_ID_TAIL:]}"


def mask_phone(number: str) -> str:
    """Keep the block and the last four of a mobile number: `199****1234`.

    Of a shorter number (a landline, an extension) only the last two stay.
    """
    if len(number) >= _MOBILE_LENGTH:
        hidden = len(number) - _PHONE_HEAD - _PHONE_TAIL
        return f"{number[:_PHONE_HEAD]}{'*' * hidden}{number[-_PHONE_TAIL:]}"
    shown = number[-2:] if len(number) > _PHONE_TAIL else ""
    return "*" * (len(number) - len(shown)) + shown


def mask_name(name: str) -> str:
    """Keep the first character of a name: `张*`."""
    return name[:1] + "*" * max(len(name) - 1, 0)
