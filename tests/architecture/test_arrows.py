"""What the code may not do anywhere, read from its syntax trees."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "throughcare"

CLOCKS = {"today", "now", "utcnow", "localdate", "localtime", "time_ns"}
WHOSE_CLOCK = {"date", "datetime", "timezone", "time"}
ASKS_THE_DAY = {
    Path("core/today.py"): "the one place",
    Path("cli/due.py"): "no duty is reckoned from it: only shown beside what is due",
}

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
MAY_WRITE = {
    "actions": "the only writers",
    "migrations": "the tables themselves",
}
# Each with the reason it writes outside an action.
WRITES_BESIDE_ACTIONS = {
    Path("apps/workforce/models.py"): "create_user, which Django asks a user model's manager to have",
    Path("apps/workforce/itself.py"): "Throughcare's own worker, made once so that what it does by night has a name to it",
    Path("apps/desk/chronology/word.py"): "a Word document, into memory: nothing of the database",
    Path(
        "apps/duties/projector.py"
    ): "reckoned rows are worked out from facts inside the action that changed them; nobody decides them",
}


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of ours, read once: no test changes them."""
    return tuple((path.relative_to(SOURCE), ast.parse(path.read_text())) for path in sorted(SOURCE.rglob("*.py")))


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call of a method: what it is called on (its last name), and the method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = node.func.value
            yield node, on.attr if isinstance(on, ast.Attribute) else getattr(on, "id", ""), node.func.attr


def asks_the_day(tree: ast.Module) -> list[str]:
    found = [f"line {node.lineno}: {on}.{method}()" for node, on, method in calls(tree) if method in CLOCKS and on in WHOSE_CLOCK]
    taken = ("django.utils.timezone", "time")
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in taken:
            found += [f"line {node.lineno}: from {node.module} import {name.name}" for name in node.names if name.name in CLOCKS]
    return found


def is_of_the_orm(node: ast.Call, on: str, method: str) -> bool:
    """Whether a call looks like the ORM writing. `.update` is also a dict's and a hash's: only a queryset is filtered first."""
    before = node.func.value if isinstance(node.func, ast.Attribute) else None
    chained = isinstance(before, ast.Call) and isinstance(before.func, ast.Attribute)
    if method == "update":
        return on == "objects" or (chained and bool(node.keywords) and not node.args)
    if method == "insert":
        return on == "bulk"
    if method == "create":
        return on == "objects" or (isinstance(before, ast.Call) and chained)
    return method in WRITES


def writes(tree: ast.Module) -> list[str]:
    return [f"line {node.lineno}: {on}.{method}()" for node, on, method in calls(tree) if is_of_the_orm(node, on, method)]


def test_only_core_today_asks_what_day_it_is() -> None:
    guilty = {str(path): found for path, tree in modules() if path not in ASKS_THE_DAY and (found := asks_the_day(tree))}
    assert not guilty, "ask throughcare.core.today, or be told the day"


def test_the_law_is_never_told_the_time() -> None:
    guilty = [str(path) for path, tree in modules() if path.parts[0] in {"statute", "record"} and asks_the_day(tree)]
    assert not guilty


def test_only_actions_write() -> None:
    guilty = {}
    for path, tree in modules():
        if path.parts[0] != "apps" or path in WRITES_BESIDE_ACTIONS:
            continue
        if path.stem in MAY_WRITE or any(part in MAY_WRITE for part in path.parts):
            continue
        if found := writes(tree):
            guilty[str(path)] = found
    assert not guilty, "write in the app's actions.py, which locks, checks the policy and says why"


def test_every_exception_is_still_needed() -> None:
    for path in WRITES_BESIDE_ACTIONS:
        assert writes(ast.parse((SOURCE / path).read_text())), f"{path} no longer writes: strike it from the list"


@pytest.mark.parametrize(
    "guilty",
    [
        "Child.objects.create(name='x')",
        "child.save()",
        "Child.objects.filter(a=1).update(b=2)",
        "child.delete()",
        "Child.objects.bulk_create(made)",
        "bulk.insert(made)",
    ],
)
def test_the_test_knows_a_write_when_it_sees_one(guilty: str) -> None:
    assert writes(ast.parse(guilty))


@pytest.mark.parametrize(
    "innocent", ["rows.insert(0, row)", "seen.update(path.read_bytes())", "names.update({'a': 1})", "page.render()"]
)
def test_the_test_lets_others_be(innocent: str) -> None:
    assert not writes(ast.parse(innocent))


@pytest.mark.parametrize(
    "guilty",
    [
        "date.today()",
        "datetime.now(tz=UTC)",
        "datetime.datetime.now()",
        "timezone.now()",
        "timezone.localdate()",
        "time.time_ns()",
    ],
)
def test_the_test_knows_a_clock_when_it_sees_one(guilty: str) -> None:
    assert asks_the_day(ast.parse(guilty))


def test_no_module_is_named_for_nothing_in_particular() -> None:
    banned = {"utils", "helpers", "manager", "handle", "process", "data", "info"}
    assert not [str(path) for path, _ in modules() if path.stem in banned]


def test_modules_stay_short_enough_to_read() -> None:
    longest = 450  # about 300 is meant; a list of names may run on, and the duties are as long as the law
    long = {
        str(path): lines
        for path, _ in modules()
        if "migrations" not in path.parts
        and "duties" not in path.parts[:2]
        and (lines := len((SOURCE / path).read_text().splitlines())) > longest
    }
    assert not long


def test_the_law_imports_only_the_standard_library() -> None:
    """The contract in pyproject names the parts we have; this one also catches those we do not have yet."""
    outside = {}
    for path, tree in modules():
        if path.parts[0] != "statute":
            continue
        named = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
        named += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
        strange = {
            name
            for name in named
            if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("throughcare.statute")
        }
        if strange:
            outside[str(path)] = sorted(strange)
    assert not outside
