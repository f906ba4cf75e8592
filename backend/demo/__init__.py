"""The synthetic demo district: invented, labelled so, the same for the same seed and day.

`building` makes plain records of three years, `history` puts their rows into the order in which an
office would have entered them, and `loading` writes them through the one writer of changes.
"""
