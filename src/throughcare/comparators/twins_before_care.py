"""Published twins of measures of the front door, of need and of protection."""

from __future__ import annotations

from throughcare.comparators.differences import AT_MARCH, ONCE_A_YEAR, POPULATION
from throughcare.comparators.twin import MARCH, YEAR, Twin, Unit

FRONT_DOOR = (
    Twin(
        measure="M-FD-04",
        published="CPP_Total_Rateper10,000",
        title="Referrals",
        covers=YEAR,
        unit=Unit.RATE,
        places=1,
        differs=(ONCE_A_YEAR, POPULATION, "Councils differ in what they call a referral and what a contact."),
    ),
    Twin(
        measure="M-FD-06",
        published="ReReferral",
        title="Referrals within twelve months of an earlier one",
        covers=YEAR,
        places=1,
        differs=(ONCE_A_YEAR, "An earlier referral to another council is not counted in either."),
    ),
    Twin(
        measure="M-FD-07",
        published="CIN_Refferals_NFA",
        title="Referrals ending in no further action",
        covers=YEAR,
        places=1,
        differs=(
            ONCE_A_YEAR,
            "Published: no further action before any assessment. One that ends after an assessment is published apart.",
        ),
    ),
    Twin(
        measure="M-FD-09",
        published="Continue_Assess_Comp",
        title="Assessments completed within 45 working days",
        covers=YEAR,
        places=1,
        differs=(
            ONCE_A_YEAR,
            (
                "Published: of assessments completed, counted from the day the assessment began. The law counts from the referral, and "
                "our second line counts what fell due, so that one never finished is not left out."
            ),
        ),
    ),
    Twin(
        measure="M-FD-15",
        published="Section_47",
        title="Section 47 enquiries",
        covers=YEAR,
        unit=Unit.RATE,
        places=1,
        differs=(ONCE_A_YEAR, POPULATION, "A child with two enquiries is counted twice in both."),
    ),
)

PROTECTION = (
    Twin(
        measure="M-CP-01",
        published="CPP_rate",
        title="Children on a child protection plan",
        covers=MARCH,
        unit=Unit.RATE,
        places=1,
        differs=(AT_MARCH, POPULATION),
    ),
    Twin(
        measure="M-CP-02",
        published="CP_conf_15days",
        title="Initial conferences within 15 working days",
        covers=YEAR,
        places=1,
        differs=(
            ONCE_A_YEAR,
            "Published: of conferences held. Our second line counts those that fell due, so that one never held is not left out.",
        ),
    ),
    Twin(
        measure="M-CP-03",
        published="RevCP",
        title="Child protection plans with every review in time",
        covers=MARCH,
        places=1,
        differs=(AT_MARCH, "Published: of children on a plan for three months or more, whose every review was within its time."),
    ),
    Twin(
        measure="M-CP-08",
        published="PrevRegCPR",
        title="Plans that are a second or later one",
        covers=YEAR,
        places=1,
        differs=(ONCE_A_YEAR, "An earlier plan counts however long ago it was; one with another council only where it is known."),
    ),
    Twin(
        measure="M-CP-10",
        published="CPPlans2yrs",
        title="Plans that had lasted two years or more when they ended",
        covers=YEAR,
        places=1,
        differs=(ONCE_A_YEAR, "Published: more than 729 days, the day it ended included."),
    ),
    Twin(
        measure="M-CN-01",
        published="CIN",
        title="Children in need",
        covers=MARCH,
        unit=Unit.RATE,
        places=1,
        differs=(
            AT_MARCH,
            POPULATION,
            (
                "Published: every open episode of need, which takes in children on protection plans, looked after and leaving care, the "
                "unborn and those over 18."
            ),
        ),
    ),
)
