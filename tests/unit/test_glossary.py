"""Every acronym that a reader meets, on a page or in these documents, is in GLOSSARY.md."""

import re
from pathlib import Path

import pytest

from throughcare.statute.codes.all_sets import BY_NAME

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "GLOSSARY.md"
READ = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "adr/*.md", "src/throughcare/**/jinja2/**/*.html")
    for path in ROOT.glob(pattern)
    if path != GLOSSARY
)
NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|<!--.*?-->|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|\]\([^)]*\)"  # code, markup and links' addresses
    r"|\b[A-Z0-9]{2}-\d+[A-Z]?\b"  # a duty's key: what its letters mean is said beside it
    r"|\blists? [A-Z_0-9]+\b"  # a code list of the return, by its name there
    r"|\b[A-Z]+\d+\b(?<!OC2)(?<!OC3)(?<!SSDA903)",  # a code of the return
    re.DOTALL,
)
ACRONYM = re.compile(r"\b[A-Z]{2,}[0-9]*(?=s?\b)")
WORDS = {"README", "ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "SECURITY", "GLOSSARY", "LICENSE", "NOTICE"}  # files
OF_SQL = {"OR", "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "SET", "ROLE", "COPY", "DEFINER", "RETURNING"}
OF_THE_RETURN = {"XXXXXXX", *BY_NAME} | {
    code for codes in BY_NAME.values() for code in codes.by_code
}  # lists and codes, by their own names
OF_CODE = {"CHILD", "MATTER", "PLACEMENT", "PERIOD", "ALL", "BY", "DUTIES", "GOV"}


def explained() -> set[str]:
    return {
        word.strip()
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
        for word in line.split("|")[1].split(",")
    }


def acronyms(text: str) -> set[str]:
    return set(ACRONYM.findall(NOT_PROSE.sub(" ", text)))


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_acronym_is_in_the_glossary(path: Path) -> None:
    met = acronyms(path.read_text(encoding="utf-8"))
    unexplained = met - explained() - WORDS - OF_SQL - OF_THE_RETURN - OF_CODE
    assert not unexplained, "explain it in GLOSSARY.md, or write it out"


def test_an_acronym_is_seen_and_code_is_not() -> None:
    text = "Ask the IRO (`NOT_THIS`) about IR-02 and code X1, list REC. {{ PEP }} Two IROs sent the SSDA903."
    assert acronyms(text) == {"IRO", "SSDA903"}
