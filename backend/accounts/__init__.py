"""Users, sessions, API tokens, the audit log: who acts, and what was done."""
