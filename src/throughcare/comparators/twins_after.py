"""Published twins of measures of care leavers and of social workers."""

from __future__ import annotations

from throughcare.comparators.differences import CARE_LEAVERS, ONCE_A_YEAR, WORKFORCE
from throughcare.comparators.twin import SEPTEMBER, YEAR, Twin, Unit

AFTER_CARE_AND_STAFF = (
    *(
        Twin(measure=measure, published=published, title=title, covers=YEAR, differs=(ONCE_A_YEAR, CARE_LEAVERS))
        for measure, published, title in (
            ("M-CL-05", "CareLeaverAcc", "Care leavers in suitable accommodation"),
            ("M-CL-06", "CareLeaverEET", "Care leavers in education, employment or training"),
        )
    ),
    *(
        Twin(
            measure=measure,
            published=published,
            title=title,
            covers=covers,
            unit=unit,
            places=1,
            differs=(WORKFORCE, differs),
        )
        for measure, published, title, covers, unit, differs in (
            (
                "M-WF-01",
                "Work_Force_AvgNumCase_SW",
                "Children and families for each social worker",
                SEPTEMBER,
                Unit.EACH,
                "Published: of social workers who hold any, full-time equivalents, agency workers among them.",
            ),
            (
                "M-WF-05",
                "Work_Force_TO_Rate",
                "Social workers who left",
                "the year to 30 September",
                Unit.PERCENT,
                "Published: leavers of the year by those in post at its end, full-time equivalents.",
            ),
            (
                "M-WF-06",
                "Work_Force_Vac_Rate",
                "Vacant posts",
                SEPTEMBER,
                Unit.PERCENT,
                "A post that an agency worker covers is vacant in both.",
            ),
            (
                "M-WF-07",
                "Work_Force_Agecy_Rate",
                "Agency workers",
                SEPTEMBER,
                Unit.PERCENT,
                "Published: of agency workers and those in post together, full-time equivalents.",
            ),
        )
    ),
    Twin(
        measure="M-WF-03",
        published="Stability_SocialWorker",
        title="Looked-after children with three or more social workers",
        covers=YEAR,
        differs=(
            ONCE_A_YEAR,
            (
                "Published: looked-after children alone, of those looked after on 31 March; ours can be asked of others too. Going back to an "
                "earlier worker is not another worker."
            ),
        ),
    ),
)
