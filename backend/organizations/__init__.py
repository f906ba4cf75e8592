"""Owns the two-new organizations: who they are, what they do, and whether they really operate."""
