"""When Python looks for circles of garbage: seldom while a process starts, never in what it keeps.

A start makes a million objects that stay, and by default they are looked through again and again:
that took a fifth of the start, and a long moment of a serving process now and then.
"""

import gc

SELDOM = (100_000, 10, 10)
_USUAL = gc.get_threshold()


def start_quickly() -> None:
    """Look seldom: for a process that starts, and for a command, which soon ends."""
    gc.set_threshold(*SELDOM)


def started() -> None:
    """Look as usual from now on, and never again in what there is."""
    gc.freeze()
    gc.set_threshold(*_USUAL)
