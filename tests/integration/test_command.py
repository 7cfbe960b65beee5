"""The `throughcare` command as somebody types it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from throughcare.cli import commands, main
from throughcare.core.postgres import Cluster

THROUGHCARE = [sys.executable, "-m", "throughcare"]


def test_help_lists_every_command_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in commands())
    assert all(explanation.partition("\n")[0].endswith(".") for explanation in commands().values())


@pytest.mark.parametrize("name", sorted(commands()))
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert commands()[name].partition("\n")[0] in " ".join(capsys.readouterr().out.split())


def test_an_unknown_command_is_an_error() -> None:
    with pytest.raises(SystemExit) as left:
        main(["nonsense"])
    assert left.value.code == 2


def test_a_council_s_own_server_is_not_ours_to_stop(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@db.example/c")
    assert main(["postgres", "stop"]) == 1
    assert "not ours to stop" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_before_anything_is_started(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize("leaving", [signal.SIGINT, signal.SIGTERM])
def test_what_serve_started_stops_with_it(leaving: signal.Signals, installation: Path) -> None:
    port = _free_port()
    with _serving(port, installation) as served:
        _answers(port, served)
        assert _gunicorns(port)
        assert Cluster(installation).is_running()
        served.send_signal(leaving)
        assert served.wait(timeout=60) == 0
    assert not _gunicorns(port)
    assert not Cluster(installation).is_running()


def test_serve_killed_outright_leaves_its_port_free_and_is_tidied_by_the_next(installation: Path) -> None:
    port = _free_port()
    with _serving(port, installation) as served:
        _answers(port, served)
        served.kill()
    until = time.monotonic() + 60
    while _gunicorns(port):
        assert time.monotonic() < until, "the kernel ends the server when we cannot"
        time.sleep(0.1)
    cluster = Cluster(installation)
    assert cluster.is_running(), "nobody was left to stop it"
    with cluster.running():
        pass
    assert not cluster.is_running()


@contextmanager
def _serving(port: int, installation: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """`throughcare serve`, hearing Ctrl-C even where these tests run in the background, and ended whatever a test finds."""
    with subprocess.Popen(
        [*THROUGHCARE, "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        env=os.environ | {"THROUGHCARE_HOME": str(installation)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's `&` has them ignore it
    ) as served:
        try:
            yield served
        finally:
            served.kill()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _answers(port: int, served: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until and served.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/alive", timeout=2) as answer:
                assert answer.read() == b"alive\n"
                assert "unsafe" not in answer.headers["Content-Security-Policy"]
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("it did not answer")


def _gunicorns(port: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"--bind=127.0.0.1:{port}".encode() in process.read_bytes():
                found.append(process)
        except OSError:
            continue
    return found
