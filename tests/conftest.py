"""What every test stands on.

Tests under `unit` and `architecture` need neither Django nor a database, and run without either when they run alone.
All others share one private PostgreSQL, made for this run and thrown away after it: the wheel's 18, or Debian's with
`THROUGHCARE_TEST_POSTGRES=debian`. They connect as the application's role, as the application does.

In a test marked `django_db` everything happens in one transaction, rolled back at the end. To arrange what the application
may not, be the owner for a while in that same transaction:

    def test_…(db, as_owner):
        with as_owner():
            Worker.objects.create(…)

Code that opens the alias `owner` for itself has a second connection and does not see what the first has not committed: mark
such a test `django_db(transaction=True, databases=["default", "owner"])`. The database is then put back as it was made.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import hypothesis
import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.homes import keep_as_made, put_back

from throughcare.core.home import home
from throughcare.core.postgres import OWNER, Cluster

WITHOUT_DATABASE = ("unit", "architecture")
HERE = Path(__file__).parent

hypothesis.settings.register_profile("throughcare", deadline=None, derandomize=False, print_blob=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=1000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("THROUGHCARE_HYPOTHESIS", "throughcare"))

_leaving = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Point the settings at a home of this run's own, before Django reads them; or leave Django out altogether."""
    if all(_needs_no_database(argument) for argument in config.args) or _only_shares_out(config):
        return
    for name in ("DATABASE_URL", "DATABASE_APP_URL", "THROUGHCARE_SECRET_KEY", "THROUGHCARE_HOSTS", "THROUGHCARE_HTTPS"):
        os.environ.pop(name, None)
    # In the system's temporary folder: a Unix socket's path may not be long, and root's server account must reach it.
    place = Path(tempfile.mkdtemp(prefix="tc-"))
    _leaving.callback(shutil.rmtree, place, ignore_errors=True)
    os.environ["THROUGHCARE_HOME"] = str(place / "home")
    os.environ["THROUGHCARE_POSTGRES"] = os.environ.get("THROUGHCARE_TEST_POSTGRES", "wheel")
    # Those whom tests sign in have given their second proof; what happens to others is asked in test_signing_in.
    os.environ["THROUGHCARE_SECOND_FACTOR"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "throughcare.config.settings"
    _leaving.callback(_forget_place)
    import django

    django.setup()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what stays together where tests run in two processes (`--dist loadgroup`): a file, and all journeys, who share one council."""
    for item in items:
        journey = item.path.is_relative_to(HERE / "journeys")
        item.add_marker(pytest.mark.xdist_group("journeys" if journey else str(item.path.relative_to(HERE))))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away what `pytest_configure` made."""
    _leaving.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The private server of this run."""
    server = Cluster(Path(os.environ["THROUGHCARE_HOME"]), for_tests=True)
    with server.running():
        yield server
    server.remove()


@pytest.fixture(scope="session")
def statements_kept() -> Path:
    """Where the SQL of measures is kept once it is written, for the whole run: writing all of it takes longer than most tests."""
    return home() / "statements"


@pytest.fixture(scope="session")
def installation() -> Iterator[Path]:
    """A home of its own for tests of serving, so that its server is nobody else's to keep up."""
    folder = Path(tempfile.mkdtemp(prefix="tc-"))
    yield folder
    server = Cluster(folder)
    server.remove()
    shutil.rmtree(server.place, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tables, made by their owner. The server is private, so its one database is the test database."""
    from django.core.management import call_command
    from django.db import connections
    from django.test import TransactionTestCase

    # After a test that commits. Emptied tables would not do: some things come with the tables, and other tests count on them.
    def as_made(case: TransactionTestCase) -> None:
        connections.close_all()
        put_back(cluster)

    with django_db_blocker.unblock():
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        connections.close_all()
    keep_as_made(cluster)
    putting_back = pytest.MonkeyPatch()
    putting_back.setattr(TransactionTestCase, "_fixture_teardown", as_made)
    yield
    putting_back.undo()
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def as_owner() -> Callable[[], AbstractContextManager[None]]:
    """A `with` inside which the same connection, in the same transaction, is the owner of the tables."""

    @contextmanager
    def owner() -> Iterator[None]:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {OWNER}")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("RESET ROLE")

    return owner


def _only_shares_out(config: pytest.Config) -> bool:
    """Whether this process runs no test but gives them to others, each of which makes a home for itself."""
    return bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")


def _needs_no_database(argument: str) -> bool:
    path = Path(argument.split("::")[0]).resolve()
    return any(path.is_relative_to(HERE / kind) for kind in WITHOUT_DATABASE)


def _forget_place() -> None:
    shutil.rmtree(Cluster(Path(os.environ["THROUGHCARE_HOME"])).place, ignore_errors=True)
