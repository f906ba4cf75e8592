"""The synthetic demo district: invented, labelled so, the same for the same seed.

It is written as ledgers and enters through the import, like anybody's data.
"""
