"""Whether the tables of the database are as this code wants them."""

from typing import Any

from sayso.foundations.database.embedded import DatabaseTrouble


def to_come() -> list[Any]:
    """The migrations that the database has still to take; `DatabaseTrouble` where none leads on from its state."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    taken = set(executor.recorder.applied_migrations())
    for migration in executor.loader.disk_migrations.values():
        if 0 < len(taken.intersection(migration.replaces)) < len(migration.replaces):
            raise DatabaseTrouble(
                "The tables of this database were begun by a Sayso from before 0.1.0, and not all of them are "
                "there. Start it once with the last Sayso that it ran with; then with this one."
            )
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
