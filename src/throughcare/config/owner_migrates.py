"""Only the owner of the tables may shape them."""

from typing import Any


class OwnerMigrates:
    """Migrations run on the alias `owner`. Under the application's role there is nothing to migrate."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Django asks this of every alias and every app."""
        return db == "owner"
