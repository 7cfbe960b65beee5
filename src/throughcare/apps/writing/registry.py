"""Every form that can be written, and what becomes of it when it is finished: said by the apps whose facts it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.models import Document
from throughcare.core.asking.asked import Asking, Raw
from throughcare.core.asking.form import Form
from throughcare.core.asking.said import Said
from throughcare.core.page import Link
from throughcare.core.printing.paper import Part


def nothing_offered(child: Person) -> Asking:
    """A form that depends on nothing but whose page it is on."""
    return Asking(child.pk)


def nowhere_else(document: Document) -> Iterable[Link]:
    """A document that is read on its own page alone."""
    return ()


class Finish(Protocol):
    """What finishing a document does."""

    def __call__(self, document: Document, said: Said, *, by: Worker) -> None:
        """Turn what was said into facts."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing another document found, offered to a question asked in rows: its cells by column, and where it comes from."""

    question: str
    cells: Mapping[str, Raw]
    source: str


def nothing_found(document: Document) -> tuple[Found, ...]:
    """A form that no other brings anything to."""
    return ()


def nothing_more(document: Document) -> tuple[Part, ...]:
    """A form whose answers are all that is printed of it."""
    return ()


def nothing_to_warn_of(document: Document) -> tuple[str, ...]:
    """A form that is approved without further words."""
    return ()


@dataclass(frozen=True, slots=True)
class Writes:
    """A kind of document: every version of its form, oldest first; what it offers and knows of a child; what finishing it does.

    `finish` is an action: it turns what was said into facts, and is called once, inside the action that makes the document final.
    `leads_to` says where else a document can be read or taken out.
    `only` names the roles that begin and finish it; empty for whoever may write. Others may still write in one that is begun.
    `found` is what other documents found that may be brought in by pressing a button: never silently. `warns` is what whoever
    approves is told, each a sentence, and must answer in words. `printed` is what is printed before the
    answers, where they do not say all; null for a form that is printed another way, which `leads_to` says.
    """

    versions: tuple[Form, ...]
    finish: Finish
    asking: Callable[[Person], Asking] = nothing_offered
    leads_to: Callable[[Document], Iterable[Link]] = nowhere_else
    only: frozenset[Role] = frozenset()
    found: Callable[[Document], tuple[Found, ...]] = nothing_found
    warns: Callable[[Document], tuple[str, ...]] = nothing_to_warn_of
    printed: Callable[[Document], tuple[Part, ...]] | None = nothing_more

    @property
    def form(self) -> Form:
        """The form as it is now."""
        return self.versions[-1]

    def at(self, version: int) -> Form:
        """The form as it was at a version. Raises LookupError for one there never was."""
        for form in self.versions:
            if form.version == version:
                return form
        raise LookupError(f"{self.form.key} has no version {version}")


@cache
def kinds() -> Mapping[str, Writes]:
    """Every kind of document, by its form's key."""
    return cast(Mapping[str, Writes], import_string(settings.THROUGHCARE_FORMS))


def writes(document: Document) -> Writes:
    """What a document is of."""
    return kinds()[document.form]


def form_of(document: Document) -> Form:
    """The form a document was written on, at its version."""
    return writes(document).at(document.version)
