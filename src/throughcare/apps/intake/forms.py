"""What people fill in to bring a return in, to find rows in it, and to mend one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from throughcare.apps.intake.models import SourceRow
from throughcare.returns.cells import LONGEST_CELL
from throughcare.returns.files import MB, READABLE_ENDINGS, Limits

MOST_FILES = 40
MOST_BYTES = Limits().file_bytes


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files of a return."""

    widget = SeveralFiles

    def clean(self, value: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        chosen = value if isinstance(value, list | tuple) else [value]
        files = [super(FilesField, self).clean(each, initial) for each in (chosen or [None])]
        if len(files) > MOST_FILES:
            raise ValidationError(f"Choose at most {MOST_FILES} files.")
        for each in files:
            name = str(each.name)
            if not name.lower().endswith(READABLE_ENDINGS):
                raise ValidationError(f"{name} is not a CSV, XLSX or XML file.")
        if sum(each.size or 0 for each in files) > MOST_BYTES:
            raise ValidationError(f"The files are larger than {MOST_BYTES // MB} MB together. A return is never that large.")
        return files


class BringInForm(forms.Form):
    """Which files, and of which year."""

    year = forms.TypedChoiceField(coerce=int, label="Which year is the return for?", help_text="1 April to 31 March")
    chosen = FilesField(
        label="Files of the return",
        help_text="CSV files, one Excel workbook with a sheet for each table, or one XML file. You can choose several at once.",
        error_messages={"empty": "One of the files is empty.", "required": "Choose the files of the return"},
    )

    def __init__(self, *args: Any, years: Sequence[int], **options: Any) -> None:
        super().__init__(*args, **options)
        of_year: Any = self.fields["year"]
        of_year.choices = [(str(year), f"{year - 1}/{year % 100:02d}") for year in years]


class RowsForm(forms.Form):
    """Which rows of an import to show."""

    outcome = forms.ChoiceField(required=False, label="What became of them")
    table = forms.ChoiceField(required=False, label="Table")
    reason = forms.ChoiceField(required=False, label="Why set aside")
    doubt = forms.ChoiceField(required=False, label="What is doubtful, though let in")

    def __init__(
        self, *args: Any, tables: Iterable[str], faults: Iterable[tuple[str, int]], doubts: Iterable[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        outcomes = [("", "Any"), *SourceRow.Outcome.choices, ("kept", "Gone, but kept")]
        found: dict[str, Any] = dict(self.fields)
        found["outcome"].choices = outcomes
        found["table"].choices = [("", "Any"), *((name, name) for name in tables)]
        found["reason"].choices = [("", "Any"), *((fault, f"{fault} ({rows:,})") for fault, rows in faults if fault)]
        found["doubt"].choices = [("", "Any"), *((doubt, doubt) for doubt in doubts)]


class MendForm(forms.Form):
    """The cells of one row, as text, under the return's own headings in their own order. `wrong` are those that were at fault."""

    def __init__(
        self,
        *args: Any,
        cells: Sequence[tuple[str, str]],
        meanings: Mapping[str, str] | None = None,
        wrong: Collection[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, text in cells:
            hint = (meanings or {}).get(name, "")
            if name in wrong:
                hint = f"{hint}. Look here first." if hint else "Look here first."
            self.fields[name] = forms.CharField(label=name, required=False, initial=text, max_length=LONGEST_CELL, help_text=hint)

    def mended(self) -> dict[str, str]:
        """The cells as they now read."""
        return {name: str(text) for name, text in self.cleaned_data.items()}
