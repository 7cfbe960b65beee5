"""Steps towards adoption, permanence before this time in care, and leaving care."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.people import CHILD


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, the month or all may be unknown; written zz in returns."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        day, month = (f"{part:02d}" if part else "zz" for part in (self.day, self.month))
        return f"{day}/{month}/{self.year:04d}" if self.year else f"{day}/{month}/zzzz"


@table("adoption_decision", key=("child",))
class AdoptionDecision(Row):
    """The decision that adoption is the plan, the match, and who adopted."""

    child: str = column(CHILD, ssd="ssd_permanence.perm_person_id")
    decided_on: date | None = column(
        "Day it was decided that the child should be placed for adoption",
        null="not decided, or not given",
        unit="date",
        ssd="ssd_permanence.perm_adm_decision_date",
        default=None,
    )
    matched_on: date | None = column(
        "Day a match with adopters was agreed",
        null="not matched, or not given",
        unit="date",
        ssd="ssd_permanence.perm_matched_date",
        default=None,
    )
    by_former_carer: bool | None = column(
        "Adopted by the foster carer they lived with",
        null="not given",
        ssd="ssd_permanence.perm_adopted_by_carer_flag",
        default=None,
    )
    adopters: int | None = column(
        "How many people adopted",
        null="not given",
        unit="count",
        codes="NB_ADOPTR",
        ssd="ssd_permanence.perm_number_of_adopters",
        default=None,
    )
    adopters_sex: str | None = column(
        "Sex of the adopter or adopters",
        null="not given",
        codes="SEX_ADOPTR",
        ssd="ssd_permanence.perm_adopter_sex",
        default=None,
    )
    adopters_legal_status: str | None = column(
        "Legal status of the adopter or adopters",
        null="not given",
        codes="LS_ADOPTR",
        ssd="ssd_permanence.perm_adopter_legal_status",
        default=None,
    )


@table("placed_for_adoption", key=("child", "placed_on"))
class PlacedForAdoption(Row):
    """A child placed for adoption, and when and why that plan ended if it did."""

    child: str = column(CHILD, ssd="ssd_permanence.perm_person_id")
    placed_on: date | None = column(
        "Day the child was placed for adoption",
        null="never placed: the plan ended before",
        unit="date",
        ssd="ssd_permanence.perm_placed_for_adoption_date",
        default=None,
    )
    ceased_on: date | None = column(
        "Day it ceased to be the plan",
        null="still the plan, or adopted",
        unit="date",
        ssd="ssd_permanence.perm_decision_reversed_date",
        default=None,
    )
    reason_ceased: str | None = column(
        "Why it ceased to be the plan",
        null="it has not ceased",
        codes="REASON_PLACED_CEASED",
        ssd="ssd_permanence.perm_decision_reversed_reason",
        default=None,
    )


@table("previous_permanence", key=("child",))
class PreviousPermanence(Row):
    """Whether a child had been adopted or had another lasting order before becoming looked after."""

    child: str = column(CHILD, ssd="ssd_cla_previous_permanence.lapp_person_id")
    option: str = column(
        "Kind of earlier permanence", codes="PREV_PERM", ssd="ssd_cla_previous_permanence.lapp_previous_permanence_option"
    )
    authority: str | None = column(
        "Council or country that arranged it",
        null="none, or not given",
        codes="LA_PERM",
        ssd="ssd_cla_previous_permanence.lapp_previous_permanence_la",
        default=None,
    )
    ordered_on: PartialDate | None = column(
        "Day of the earlier order, as far as it is known",
        null="none, or not given",
        unit="date, parts may be unknown",
        ssd="ssd_cla_previous_permanence.lapp_previous_permanence_order_date",
        default=None,
    )


@table("leaving_care", key=("child",))
class LeavingCare(Row):
    """How a young person who left care was doing around their birthday."""

    child: str = column(CHILD, ssd="ssd_care_leavers.clea_person_id")
    in_touch: str | None = column(
        "Whether the council was in touch, and if not why",
        null="not given",
        codes="IN_TOUCH",
        ssd="ssd_care_leavers.clea_care_leaver_in_touch",
        default=None,
    )
    activity: str | None = column(
        "Education, employment or training",
        null="not given",
        codes="ACTIV",
        ssd="ssd_care_leavers.clea_care_leaver_activity",
        default=None,
    )
    accommodation: str | None = column(
        "Where they lived; 1 at the end is suitable, 2 is not",
        null="not given",
        codes="ACCOM",
        ssd="ssd_care_leavers.clea_care_leaver_accommodation",
        default=None,
    )
