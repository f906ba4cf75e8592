"""Changing rows from a ledger: one or many at once, undoing, merging two records of one firm.

It owns no rules: the commands of the slices are rehearsed on each row and written together.
"""
