"""Letters as pages show them: which a child's can be begun, which were written; the templates, and what they may name."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.urls import reverse

from throughcare.apps.letters.fields import FIELDS
from throughcare.apps.letters.forms import LETTER
from throughcare.apps.letters.models import LetterTemplate
from throughcare.apps.people.models import Person
from throughcare.apps.reviews.models import Review
from throughcare.apps.writing.models import Document
from throughcare.core.page import Link
from throughcare.core.shown import Column, Fact
from throughcare.core.words import moment, plain_date


@dataclass(frozen=True, slots=True)
class Offered:
    """A template that a letter can be begun from; the address is posted to."""

    name: str
    subject: str
    href: str


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The letters of a child: those that can be begun, and those there are."""

    name: str
    back: Link
    about: str
    offered: tuple[Offered, ...]
    blank: str
    written: tuple[Link, ...]


def letters_page(child: Person, *, review: Review | None, may_write: bool) -> LettersPage:
    """A child's letters, and what can be begun about them, or about a review."""
    found = LetterTemplate.objects.filter(in_use=True)
    if review is None:
        found = found.filter(about=LetterTemplate.About.CHILD)
    return LettersPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        about=f"After the review of {plain_date(review.held_on)}" if review else "",
        offered=tuple(_offered(child, one, review) for one in found) if may_write else (),
        blank=reverse("writing:begin", args=[child.pk, LETTER.key]) if may_write else "",
        written=tuple(_written(child)),
    )


def _offered(child: Person, template: LetterTemplate, review: Review | None) -> Offered:
    of_review = review is not None and template.about == LetterTemplate.About.REVIEW
    key = [child.pk, template.pk, review.pk] if review is not None and of_review else [child.pk, template.pk]
    return Offered(
        template.name, template.subject, reverse("letters:begin_after_review" if of_review else "letters:begin", args=key)
    )


def _written(child: Person) -> list[Link]:
    kept = (Document.State.WRITING, Document.State.FINAL)
    found = Document.objects.filter(child=child, form=LETTER.key, state__in=kept).select_related("started_by")
    return [
        Link(
            f"{'Letter' if one.state == Document.State.FINAL else 'Draft letter'} by {one.started_by.name}, "
            f"{moment(one.finished_at or one.started_at)}",
            reverse("writing:document", args=[child.pk, one.pk]),
        )
        for one in found.order_by("-started_at")
    ]


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One template in the list."""

    name: Link
    about: str
    standing: str
    changed: str


@dataclass(frozen=True, slots=True)
class TemplatesPage:
    """Every template of this council."""

    rows: tuple[TemplateRow, ...]
    add: str
    columns: tuple[Column, ...] = (Column("Letter"), Column("Begun from"), Column("How it stands"), Column("Last changed"))


def templates_page() -> TemplatesPage:
    """Every template, those in use first."""
    found = LetterTemplate.objects.select_related("changed_by").order_by("-in_use", "name")
    return TemplatesPage(
        rows=tuple(
            TemplateRow(
                name=Link(one.name, reverse("letters:template", args=[one.pk])),
                about=one.get_about_display(),
                standing="In use" if one.in_use else "Not in use",
                changed=f"{one.changed_by.name}, {moment(one.known_at)}" if one.changed_by else "As Throughcare came",
            )
            for one in found
        ),
        add=reverse("letters:add"),
    )


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """One template being changed or added, with what it may name."""

    title: str
    back: Link
    form: forms.Form
    names: tuple[Fact, ...]
    of_review: tuple[Fact, ...]


def template_page(form: forms.Form, *, title: str) -> TemplatePage:
    """The page on which a template is written."""
    return TemplatePage(
        title=title,
        back=Link("Letters", reverse("letters:templates")),
        form=form,
        names=tuple(Fact(f"{{{field.name}}}", field.label) for field in FIELDS if not field.of_review),
        of_review=tuple(Fact(f"{{{field.name}}}", field.label) for field in FIELDS if field.of_review),
    )
