"""What Alembic runs; the connection and the tables come from `backend.database.migrate`.

Only the schema `public` and the register's tables are compared: the queue's objects, the
extensions' and what this package keeps in the schema `migrations` are left alone.
"""

from alembic import context

from backend.database.migrate import alembic_options

context.configure(connection=context.config.attributes["connection"], **alembic_options())
with context.begin_transaction():
    context.run_migrations()
