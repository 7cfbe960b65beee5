"""Where a database is and as whom to connect to it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from throughcare.core.refused import Refused

OWNER = "throughcare_owner"
APP = "throughcare_app"
ANALYSTS = "throughcare_analyst"
DATABASE = "throughcare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A database, a role and its password. `host` that begins with a slash is the folder of a Unix socket."""

    host: str
    port: int
    role: str
    password: str
    database: str
    options: tuple[tuple[str, str], ...] = ()

    def as_role(self, role: str, *, password: str) -> "Address":
        """The same database as another role."""
        return replace(self, role=role, password=password)

    def url(self) -> str:
        """As a `postgresql://` address, password and all: for the eyes of its owner."""
        query = dict(self.options)
        place = f":{self.port}"
        if self.host.startswith("/"):
            query |= {"host": self.host}
        else:
            place = f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
        tail = f"?{urlencode(query)}" if query else ""
        return f"postgresql://{quote(self.role, safe='')}:{quote(self.password, safe='')}@{place}/{quote(self.database, safe='')}{tail}"

    def for_psycopg(self) -> dict[str, Any]:
        """Keyword arguments for `psycopg.connect`."""
        asked = {"host": self.host, "port": self.port, "user": self.role, "password": self.password, "dbname": self.database}
        return {**dict(self.options), **asked}

    def for_django(self) -> dict[str, Any]:
        """The part of Django's DATABASES that says where."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": str(self.port),
            "USER": self.role,
            "PASSWORD": self.password,
            "NAME": self.database,
            "OPTIONS": dict(self.options),
        }


def read_address(url: str, *, called: str) -> Address:
    """Read a `postgresql://` address. Raises Refused, naming the setting, when it is not one."""
    wrong = Refused(f"{called} must look like postgresql://role:password@host:5432/database.")
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that nothing closes; the address itself is not repeated, for it may hold a password
        raise wrong from None
    if parts.scheme not in {"postgresql", "postgres"} or not parts.username or not parts.path.strip("/"):
        raise wrong
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    try:
        port = parts.port or int(query.pop("port", "5432"))
    except ValueError:
        raise Refused(f"{called} has a port that is not a number.") from None
    return Address(
        host=unquote(parts.hostname or query.pop("host", "localhost")),
        port=port,
        role=unquote(parts.username),
        password=unquote(parts.password or ""),
        database=unquote(parts.path.strip("/")),
        options=tuple(sorted((name, value) for name, value in query.items() if name != "host")),
    )
