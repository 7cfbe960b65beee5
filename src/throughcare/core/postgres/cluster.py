"""A PostgreSQL server of our own: made, started, mended after a crash, and stopped when nobody needs it."""

import fcntl
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from throughcare.core.home import secret
from throughcare.core.postgres import bootstrap, remains
from throughcare.core.postgres.account import Account, place_for, server_account, short, web_account
from throughcare.core.postgres.address import APP, DATABASE, OWNER, Address
from throughcare.core.postgres.binaries import Binaries, find_binaries
from throughcare.core.refused import Refused

SUPERUSER = "postgres"
PORT = 5432  # names the socket's file; nothing listens on the network
LONGEST_SOCKET_FOLDER = 85  # a Unix socket's whole path must stay under 108 bytes, and ".s.PGSQL.5432" follows
NOT_SAFE_BUT_QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "password_encryption": "'scram-sha-256'",
    "shared_buffers": "'128MB'",
    "max_connections": "60",
    "timezone": "'UTC'",
    "log_min_messages": "warning",
    "jit": "off",  # row security makes small questions look costly, and compiling them takes longer than answering
}


class Cluster:
    """One server and its data. Give `place` only to keep the server elsewhere than its home would have it."""

    def __init__(self, home: Path, *, place: Path | None = None, which: str = "", for_tests: bool = False) -> None:
        self.home = home
        self.which = which or os.environ.get("THROUGHCARE_POSTGRES", "")
        self.for_tests = for_tests
        self.account: Account = server_account()
        self.place = place or place_for(home, self.account)
        self.folder = self.place / "data"
        self.sockets = self._socket_folder()
        self._binaries: Binaries | None = None

    @property
    def binaries(self) -> Binaries:
        """The programs it runs with, where its account can run them."""
        if self._binaries is None:
            self._make_place()
            self._binaries = find_binaries(self.which).reachable_for(self.account, place=self.place)
        return self._binaries

    def address(self, role: str, *, database: str = DATABASE) -> Address:
        """Where it is, for a role. It need not be running, nor even be made yet."""
        password = secret(f"{role}-password", within=self.home)
        return Address(host=str(self.sockets), port=PORT, role=role, password=password, database=database)

    def superuser(self, *, database: str = "postgres") -> Address:
        """For making and mending only. The application never connects as this."""
        return self.address(SUPERUSER, database=database)

    def is_running(self) -> bool:
        """Whether the server is up."""
        return remains.postmaster_of(self.folder) is not None

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        """While this lasts it runs. The last to leave stops it, unless `start` was asked to keep it."""
        with self._locked():
            self._start()
            held = self._hold()
        try:
            yield self
        finally:
            with self._locked():
                if self._was_last(held) and not self._kept.exists():
                    self._stop()
                held.close()

    def start(self) -> None:
        """Start it and keep it, until `stop`."""
        with self._locked():
            self._start()
            self._kept.touch()

    def stop(self) -> None:
        """Stop it, whoever uses it."""
        with self._locked():
            self._kept.unlink(missing_ok=True)
            self._stop()

    def remove(self) -> None:
        """Stop it and take away everything it kept. There is no way back."""
        if self.place.exists():
            self.stop()
            shutil.rmtree(self.folder, ignore_errors=True)
            for served in (self.place / "web", *self.place.glob("code-*")):  # what was sent to its pages goes too
                shutil.rmtree(served, ignore_errors=True)
            (self.place / "made").unlink(missing_ok=True)
        shutil.rmtree(self.sockets, ignore_errors=True)

    # -- what those are made of ------------------------------------------------------------------

    @property
    def _kept(self) -> Path:
        return self.place / "kept"

    def _socket_folder(self) -> Path:
        within = self.place / "run"
        if len(str(within)) <= LONGEST_SOCKET_FOLDER:
            return within
        return Path(tempfile.gettempdir()) / f"throughcare-{self.account.uid}-{short(str(self.place))}"

    def _make_place(self) -> None:
        try:
            self.place.mkdir(mode=0o711 if self.account.dropped_to else 0o700, parents=True, exist_ok=True)
            if self.account.dropped_to:
                self.place.chmod(0o711)  # its account must pass through to `data`, and needs to see nothing else
        except OSError as fault:
            raise Refused(
                f"Throughcare cannot keep its database in {self.place} ({fault.strerror}): set THROUGHCARE_HOME."
            ) from None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._make_place()
        with (self.place / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _hold(self) -> IO[str]:
        # A held lock goes away with the process, however it dies; a count in a file would not.
        held = (self.place / "in-use").open("w")
        fcntl.flock(held, fcntl.LOCK_SH)
        return held

    def _was_last(self, held: IO[str]) -> bool:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _start(self) -> None:
        self._refuse_other_version()
        made = self.place / "made"
        if not self.folder.exists():
            self._initialise()
        if not self.is_running():
            remains.clear(self.folder, sockets=self.sockets)
            self._own_folder(self.sockets)
            self._let_pages_pass()
            self._launch()
        if not made.exists():
            passwords = {role: self.address(role).password for role in (OWNER, APP)}
            bootstrap.make_roles_and_database(self.superuser(), passwords=passwords, for_tests=self.for_tests)
            made.touch()

    def _refuse_other_version(self) -> None:
        version = self.folder / "PG_VERSION"
        if not version.exists():
            return
        had = version.read_text().strip()
        if had != str(self.binaries.major):
            raise Refused(
                f"The database in {self.folder} was made by PostgreSQL {had} and the one here is {self.binaries.major}: "
                f"use {had}, or move the folder away to begin again."
            )

    def _own_folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {self.account.uid, os.geteuid()}:
            raise Refused(f"{folder} belongs to somebody else: remove it, and start again.")
        self.account.own(folder)
        folder.chmod(0o700)

    def _let_pages_pass(self) -> None:
        # Pages are served as an account of their own, which must reach the socket and nothing else: it is let through the
        # folder by its group, which the socket inherits. It still needs the application's password.
        if self.account.dropped_to:
            os.chown(self.sockets, self.account.uid, web_account().gid)
            self.sockets.chmod(0o2710)

    def _initialise(self) -> None:
        # Made aside and then renamed: what is called `data` is always whole, so nothing here ever has to clear it away.
        aside = self.place / "data.unfinished"
        shutil.rmtree(aside, ignore_errors=True)
        self._own_folder(aside)
        word = self.place / f"password.{os.getpid()}"
        descriptor = os.open(word, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(self.superuser().password)
        self.account.own(word)
        locale = ["--locale=C.UTF-8"] + (["--locale-provider=builtin"] if self.binaries.major >= 17 else [])
        quick = ["--no-sync"] if self.for_tests else []
        try:
            access = [f"--username={SUPERUSER}", f"--pwfile={word}", "--auth=scram-sha-256"]
            self._run("initdb", *access, "--encoding=UTF8", *locale, *quick, folder=aside)
        finally:
            word.unlink()
        wanted = SETTINGS | {"unix_socket_directories": f"'{self.sockets}'"} | (NOT_SAFE_BUT_QUICK if self.for_tests else {})
        with (aside / "postgresql.auto.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in wanted.items())
        aside.rename(self.folder)

    def _launch(self) -> None:
        log = self.folder / "server.log"
        # Each line of the log says whose it is: what analysts ask is written there.
        options = f"-p {PORT} -k {self.sockets} -c log_line_prefix='%m [%p] %q%u ' -c unix_socket_permissions={'0770' if self.account.dropped_to else '0700'}"
        self._run("pg_ctl", "start", "--wait", "--timeout=120", "--silent", f"--log={log}", f"--options={options}")

    def _stop(self) -> None:
        if self.is_running():
            self._run("pg_ctl", "stop", "--wait", "--timeout=60", "--silent", "--mode=fast")

    def _run(self, program: str, *arguments: str, folder: Path | None = None) -> None:
        folder = folder or self.folder
        # Into a file, not a pipe: the server inherits it and would hold a pipe open for ever.
        with tempfile.TemporaryFile("w+") as said:
            ran = subprocess.run(
                [self.binaries.program(program), f"--pgdata={folder}", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=folder,
                env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"},
                check=False,
                **self.account.as_this(),
            )
            said.seek(0)
            if ran.returncode:
                raise Refused(f"PostgreSQL did not {program.replace('pg_ctl', arguments[0])}: {self._why(said.read())}")

    def _why(self, said: str) -> str:
        log = self.folder / "server.log"
        lines = (said + (log.read_text(errors="replace") if log.exists() else "")).strip().splitlines()
        return " / ".join(lines[-4:]) or "it did not say why"
