"""Serve Throughcare on this machine until Ctrl-C.

Starts our own PostgreSQL if it does not run, brings the tables up to date, and serves the pages. Ctrl-C stops everything that
was started. With --demo an empty database is first filled with the invented council, and its people may be signed in as.
Started as root it serves as an unprivileged account; in either case the pages' process is never told the owner's password.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module
from types import FrameType

from throughcare.core.postgres import addresses, ready
from throughcare.core.postgres.remembered import is_as_left, remember
from throughcare.core.refused import Refused
from throughcare.core.served_as import served_as


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: %(default)s); as many as cores")
    parser.add_argument("--threads", type=int, default=4, help="requests at once in each process (default: %(default)s)")
    parser.add_argument("--demo", action="store_true", help="with the invented council, made if the database is empty")


def run(chosen: argparse.Namespace) -> int:
    """Start everything, wait, stop everything."""
    _refuse_taken_port(chosen.host, chosen.port)
    # Asked to end politely, or the terminal closed: leave as Ctrl-C does, through every `with`.
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    if chosen.demo:
        os.environ["THROUGHCARE_DEMO"] = "1"
    with ready():
        return _serve(chosen, signs=_made_ready(demo=chosen.demo))


def _made_ready(*, demo: bool) -> list[str]:
    """Bring the tables up to date and make the demo, unless the last start left them so. Returns what to print: whom one may sign in as."""
    _, app = addresses()
    council = import_module("throughcare.cli.demo")
    if is_as_left(app, demo=demo):
        return list(council.sign_ins()) if demo else []
    from throughcare.cli.migrate import keep_practice_current, migrate

    migrate(quiet=True)
    signs = list(council.fill_if_empty()) if demo else []
    keep_practice_current()
    _reckon_again_where_needed()
    remember(app, demo=bool(signs))
    from django.db import connections

    connections.close_all()
    return signs


def _reckon_again_where_needed() -> None:
    # A new version may hold another law: what was kept by the one before is reckoned again beside the pages, which say so.
    from throughcare.apps.duties import again
    from throughcare.apps.duties.actions import ask_where_needed

    if ask_where_needed():
        again.start()


def _serve(chosen: argparse.Namespace, *, signs: list[str]) -> int:
    serving = served_as()
    command = [serving.programs.python, "-P", "-m", "gunicorn", "throughcare.config.wsgi:application"]
    command += [f"--bind={chosen.host}:{chosen.port}", "--worker-class=gthread", "--no-control-socket"]
    # Loaded once, then parted: so many processes start as fast as one, and one that was killed is there again at once.
    command += ["--preload", f"--workers={chosen.workers}", f"--threads={chosen.threads}"]
    command += ["--timeout=120", "--graceful-timeout=5"]
    command += ["--log-level=warning", "--worker-tmp-dir=/dev/shm"] if os.path.isdir("/dev/shm") else ["--log-level=warning"]
    # In a session of its own: Ctrl-C reaches us alone, and we end it once.
    server = subprocess.Popen(
        command,
        env=serving.environment() | _settings(chosen),
        cwd="/",  # wherever we were started may be closed to the account
        start_new_session=True,
        preexec_fn=_die_with_us,
        **serving.account.as_this(),
    )
    try:
        _wait_until_up(chosen.host, chosen.port, server)
        print(
            "\n".join(["", f"Throughcare is at http://{chosen.host}:{chosen.port}", *signs, "", "Ctrl-C stops it."]), flush=True
        )
        return server.wait()
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        _end(server)


def _settings(chosen: argparse.Namespace) -> dict[str, str]:
    given = {"DJANGO_SETTINGS_MODULE": "throughcare.config.settings"}
    if "THROUGHCARE_HOSTS" not in os.environ and chosen.host not in {"127.0.0.1", "localhost", "::1"}:
        given["THROUGHCARE_HOSTS"] = f"127.0.0.1,localhost,{chosen.host}"
    return given


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            raise Refused(
                f"Port {port} on {host} cannot be used ({fault.strerror}): choose another with --port (make demo PORT=8001)."
            ) from None


def _wait_until_up(host: str, port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            raise Refused("The server did not start: it says why above.")
        # Not listening yet, or listening and not answering yet: asked again until its minute is over, and then that is said.
        with (
            suppress(ConnectionError, TimeoutError),
            socket.create_connection((host, port), timeout=2) as asked,
        ):
            asked.sendall(b"GET /alive HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            if asked.recv(16).startswith(b"HTTP/"):
                return
        time.sleep(0.05)
    raise Refused("The server did not answer within a minute.")


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=8)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _die_with_us() -> None:
    # Killed outright we can end nobody; on Linux the kernel then ends the server for us, and the port is free again.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG


def _leave(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
