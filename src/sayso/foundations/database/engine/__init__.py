"""Django's PostgreSQL, but for what happens when the database was away."""
