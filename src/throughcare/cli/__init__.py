"""The `throughcare` command.

Each module of this package is one command, named after it (`import_` is `import`). Its docstring is its help: the first line in
the list, all of it under `--help`. It has `arguments(parser)` and `run(chosen) -> int`. Only the module of the command that was
asked for is imported, so that a command which needs only the law starts at once.
"""

import argparse
import ast
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from throughcare.core.full import WORDS, disk_is_full
from throughcare.core.refused import Refused

HERE = Path(__file__).parent


def commands() -> dict[str, str]:
    """Every command with its explanation, read from the files without running them."""
    found = {}
    for path in sorted(HERE.glob("[a-z]*.py")):
        found[path.stem.rstrip("_").replace("_", "-")] = ast.get_docstring(ast.parse(path.read_text())) or ""
    return found


def parser_for(asked: str | None) -> argparse.ArgumentParser:
    """The whole parser when nothing was asked for, else one that knows only the command asked for."""
    parser = argparse.ArgumentParser(
        prog="throughcare",
        description="A council's looked-after children, and what each is owed: why, by when and by whom.",
        epilog="Ask `throughcare COMMAND --help` for more about one of them.",
    )
    choices = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for name, explanation in commands().items():
        if asked is not None and name != asked:
            continue
        first = explanation.partition("\n")[0]
        added = choices.add_parser(
            name, help=first, description=explanation, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if name == asked:
            module = _module(name)
            module.arguments(added)
            added.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns what the shell should be told: 0 when it was done."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = words[0] if words and words[0] in commands() else None
    chosen = parser_for(asked).parse_args(words)
    try:
        return int(chosen.run(chosen))
    except Refused as refusal:
        print(f"throughcare: {refusal}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except Exception as fault:
        if not disk_is_full(fault):
            raise
        print(f"throughcare: {WORDS}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _module(name: str):  # type: ignore[no-untyped-def]  # a module of ours, by its name; it has what this file's docstring says
    stem = name.replace("-", "_")
    return import_module(f"{__name__}.{stem if (HERE / f'{stem}.py').exists() else stem + '_'}")
