"""Owns the online shops of members and trainees, and what their owners disclose of themselves."""
