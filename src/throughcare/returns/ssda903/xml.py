"""The return as one XML document: each child's elements into the same tables of cells that CSV files hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from throughcare.returns.files import Chosen, Limits
from throughcare.returns.outcome import NotAReturn
from throughcare.returns.ssda903.headings import ReturnTable
from throughcare.returns.ssda903.schema import AD1, HEADER, OC3, TABLES, UASC

# these tables have no element of their own: their cells stand directly in the child's HEADER
IN_THE_HEADER = (OC3, AD1)
GROUPS = tuple(table for table in TABLES if table not in (HEADER, UASC, OC3, AD1))


@dataclass(frozen=True, slots=True)
class Element:
    """One row out of the document; `number` counts the rows of the document from 1. No table: nobody knows this element."""

    table: ReturnTable | None
    number: int
    cells: list[str]
    tag: str = ""


def elements_of(chosen: Chosen, *, limits: Limits) -> Iterator[Element]:
    """Every row of an XML return, child by child. Entities, document types and networks are refused, never followed."""
    _refuse_document_type(chosen)
    number = 0
    seen_header = False
    try:
        with chosen.path.open("rb") as file:
            for child in _children(file, chosen.name, limits=limits):
                for table, cells, tag in _rows_of(child):
                    seen_header = seen_header or table is HEADER
                    number += table is not None
                    yield Element(table, number, cells, tag)
    except etree.XMLSyntaxError as fault:
        raise NotAReturn(f"{chosen.name} is damaged XML: {' '.join(str(fault.msg).split())[:200]}.") from fault
    except (OSError, ValueError, LookupError) as fault:
        raise NotAReturn(f"{chosen.name} cannot be read as XML: {' '.join(str(fault).split())[:200]}.") from fault
    if not seen_header:
        raise NotAReturn(f"{chosen.name} is not an SSDA903 return: it has no child with a HEADER.")


def _refuse_document_type(chosen: Chosen) -> None:
    """A document type may only stand before the first element; looked for in the bytes, before any parser sees it."""
    with chosen.path.open("rb") as file:
        prolog = file.read(1 << 16).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
        raise NotAReturn(f"{chosen.name} defines a document type or entities, which no return does; it is not read.")


def _children(file: BinaryIO, name: str, *, limits: Limits) -> Iterator[etree._Element]:
    """Each CHILD element, complete, and forgotten again once used."""
    walk = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = size = 0
    for event, element in walk:
        if event == "start":
            if depth == 0 and element.getroottree().docinfo.internalDTD is not None:
                raise NotAReturn(f"{name} defines a document type or entities, which no return does; it is not read.")
            depth, size = depth + 1, size + 1
            if size > limits.elements_of_one_child:
                raise NotAReturn(f"{name} is not an SSDA903 return: one child has more than any could.")
            continue
        depth -= 1
        if depth == 1:
            if _tag(element) == "CHILD":
                yield element
            size = 0
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _rows_of(child: etree._Element) -> Iterator[tuple[ReturnTable | None, list[str], str]]:
    header = next((each for each in child if _tag(each) == "HEADER"), None)
    own = _leaves(header) if header is not None else {}
    number = {"CHILD": own.get("CHILDID", own.get("CHILD", "")), "DOB": own.get("DOB", ""), "SEX": own.get("SEX", "")}
    if header is not None:
        yield HEADER, _cells_for(HEADER, own | number), "HEADER"
        if own.get("UASC") == "1" or own.get("DUC"):
            yield UASC, _cells_for(UASC, own | number), "HEADER"
        for table in IN_THE_HEADER:
            if any(own.get(name) for name in table.own):
                yield table, _cells_for(table, own | number), "HEADER"
    for group in child.iter():
        if group is child or group is header or not len(group):
            continue
        leaves = _leaves(group)
        if any(leaves.values()):
            table_of_group = _table_of(frozenset(leaves))
            if table_of_group is None:
                yield None, [], _tag(group)
            else:
                yield table_of_group, _cells_for(table_of_group, number | leaves), _tag(group)


@lru_cache(maxsize=1_000)
def _table_of(tags: frozenset[str]) -> ReturnTable | None:
    nearest = max(GROUPS, key=lambda table: len(table.own & tags))
    return nearest if nearest.own & tags else None


def _leaves(group: etree._Element) -> dict[str, str]:
    """The values directly inside an element. A tag given twice keeps both, so that it will not read as either."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in group:
        if not len(each):
            found[_tag(each)].append((each.text or "").strip())
    return {tag: " / ".join(filter(None, values)) for tag, values in found.items()}


def _cells_for(table: ReturnTable, leaves: dict[str, str]) -> list[str]:
    return [next((leaves[name] for name in (each.name, *each.also_called) if name in leaves), "") for each in table.headings]


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].upper()
