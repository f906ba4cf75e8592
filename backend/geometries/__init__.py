"""Owns geometry in: files of towns, areas and buildings, checked, shown, applied, taken back."""
