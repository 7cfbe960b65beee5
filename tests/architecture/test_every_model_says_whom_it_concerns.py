"""Every model of ours says whom it concerns, or why nobody; and every table about persons is guarded by a migration.

Read from the syntax trees, so that it holds without a database. That the database has the guards, on versions too, is asked of it in
tests/integration/test_who_may_see.py.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "throughcare"
MARKS = {"Concerning", "NobodyConcerned"}
OF_DJANGO = {"Model", "AbstractBaseUser", "Kept"}


def classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    for path in sorted([*SOURCE.glob("apps/*/models.py"), *SOURCE.glob("apps/*/models/*.py"), SOURCE / "core/models.py"]):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                yield path, node


def named(base: ast.expr) -> str:
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


BASES = {node.name: [named(base) for base in node.bases] for _, node in classes()}


def above(name: str) -> set[str]:
    """A class and everything it is made of."""
    return {name}.union(*(above(base) for base in BASES.get(name, []) if base != name))


def is_abstract(node: ast.ClassDef) -> bool:
    meta = next((part for part in node.body if isinstance(part, ast.ClassDef) and part.name == "Meta"), None)
    return meta is not None and "abstract = True" in ast.unparse(meta)


def models() -> Iterator[tuple[Path, ast.ClassDef]]:
    for path, node in classes():
        if above(node.name) & OF_DJANGO and not is_abstract(node):
            yield path, node


def test_every_model_says_whom_it_concerns_or_why_nobody() -> None:
    assert len(list(models())) > 30
    assert [node.name for _, node in models() if len(above(node.name) & MARKS) != 1] == []


def test_a_model_about_nobody_says_why() -> None:
    silent = [
        node.name for _, node in models() if "NobodyConcerned" in above(node.name) and "why_nobody" not in ast.unparse(node)
    ]
    assert silent == []


def test_every_table_about_persons_is_guarded_with_its_versions() -> None:
    said = "\n".join(path.read_text() for path in SOURCE.glob("apps/*/migrations/*.py"))
    guarded = {table: kind for kind, table in re.findall(r'\b(guard_with_versions|guard)\(\s*"(\w+)"', said)}
    open_tables = []
    for path, node in models():
        app = path.parent.parent if path.parent.name == "models" else path.parent
        table = f"{app.name}_{node.name.lower()}"
        remembered = any(named(mark) == "remembered" for mark in node.decorator_list)
        with_versions = guarded.get(table) == "guard_with_versions" or {table, f"{table}event"} <= guarded.keys()
        if "Concerning" in above(node.name) and not (with_versions if remembered else table in guarded):
            open_tables.append(table)
    assert open_tables == []
