"""The database: who asks (actor), how we reach it (engine, session), and how it is made."""
