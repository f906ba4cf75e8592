"""Owns the skills contests: how they are set up, who enters, who judges, what came of it."""
