"""Published twins of measures of children looked after: how many, permanence, health, school and stability."""

from __future__ import annotations

from throughcare.comparators.differences import ADOPTED, AT_MARCH, ONCE_A_YEAR, POPULATION, SCHOOL, STARTS
from throughcare.comparators.twin import MARCH, SCHOOL_YEAR, YEAR, Twin, Unit

LOOKED_AFTER = (
    Twin(
        measure="M-LA-01",
        published="LAC",
        title="Children looked after",
        covers=MARCH,
        unit=Unit.RATE,
        differs=(AT_MARCH, POPULATION),
    ),
    Twin(
        measure="M-LA-02",
        published="LAC_Start_Rate",
        title="Children starting to be looked after",
        covers=YEAR,
        unit=Unit.RATE,
        differs=(ONCE_A_YEAR, POPULATION, STARTS),
    ),
    Twin(
        measure="M-LA-03",
        published="LACceased",
        title="Children ceasing to be looked after",
        covers=YEAR,
        unit=Unit.COUNT,
        differs=(ONCE_A_YEAR, "Published: a child who ceased twice in the year is counted once, the last time."),
    ),
    Twin(
        measure="M-LA-16",
        published="Unacc_Asylmn_Seek_Childn%",
        title="Children looked after who are unaccompanied and seeking asylum",
        covers=MARCH,
        differs=(AT_MARCH,),
    ),
    *(
        Twin(
            measure="M-PR-07",
            published=published,
            part=part,
            title=f"Left care by {part}",
            covers=YEAR,
            differs=(ONCE_A_YEAR, ADOPTED),
        )
        for part, published in (
            ("adoption", "%_of LAC Adopted"),
            ("special guardianship", "LAC_ceased_SGO%"),
            ("child arrangements order", "LAC_ceased_CAO%"),
        )
    ),
    Twin(
        measure="M-MI-01",
        published="Children_missing",
        title="Looked-after children who went missing",
        covers=YEAR,
        differs=(
            ONCE_A_YEAR,
            (
                "Published: of children looked after at any time in the year. Some councils report being away without authorisation as "
                "missing, which the Department puts at up to 13% more incidents."
            ),
        ),
    ),
    *(
        Twin(
            measure=measure,
            published=published,
            title=title,
            covers="31 March, of children looked after for twelve months",
            differs=(AT_MARCH, differs),
        )
        for measure, published, title, differs in (
            ("M-HE-02", "LACHealth%", "Health assessments up to date", "Under 5: both of the year's two assessments."),
            ("M-HE-03", "LACDental%", "Seen by a dentist in the year", "A child who declined counts as not seen."),
            ("M-HE-04", "LACVaccinations%", "Immunisations up to date", "All that a child of their age should have had."),
        )
    ),
    Twin(
        measure="M-HE-07",
        published="Emotional_LAC",
        title="Average strengths and difficulties score",
        covers="31 March, of children aged 5 to 16 looked after for twelve months",
        unit=Unit.SCORE,
        places=1,
        differs=(AT_MARCH, "Published: the carer's questionnaire, of children with a score. 17 and more is a cause for concern."),
    ),
)

SCHOOL_AND_STABILITY = (
    *(
        Twin(
            measure=measure,
            published=published,
            part=part,
            title=title,
            covers=SCHOOL_YEAR,
            unit=unit,
            places=places,
            differs=(SCHOOL,),
        )
        for measure, published, part, title, unit, places in (
            ("M-ED-04", "LAC_Over_Abs", "sessions missed", "School sessions missed", Unit.PERCENT, 1),
            (
                "M-ED-04",
                "LAC_Pers_Abs",
                "persistent absence",
                "Children missing a tenth or more of their sessions",
                Unit.PERCENT,
                1,
            ),
            ("M-ED-05", "LAC_Fixed_ Ex", "", "Children suspended from school", Unit.PERCENT, 2),
            ("M-ED-06", "LAC_KS2_ExpStd_RWM", "key stage 2", "Reaching the expected standard at 11", Unit.PERCENT, 0),
            ("M-ED-06", "LAC_KS4_AVG_Attain8", "key stage 4", "Average Attainment 8 score at 16", Unit.SCORE, 1),
            ("M-ED-09", "LAC_SEN", "support", "Special educational needs, without a plan", Unit.PERCENT, 1),
            ("M-ED-09", "LAC_SEN_Statement", "plan", "An education, health and care plan", Unit.PERCENT, 1),
        )
    ),
    Twin(
        measure="M-ED-07",
        published="Stability_School",
        title="A move of school in the middle of a year",
        covers=YEAR,
        differs=("Published: a move at any time but August and September, after the child came into care.", SCHOOL),
    ),
    Twin(
        measure="M-ST-01",
        published="LACStable_2016on",
        title="Three or more placements in the year",
        covers=YEAR,
        differs=(
            ONCE_A_YEAR,
            (
                "Published: placements of 24 hours or more, open at any time in the year, of children looked after on 31 March. Being "
                "adopted by one's foster carers is no move."
            ),
        ),
    ),
    Twin(
        measure="M-ST-03",
        published="LAC_LongStable%",
        title="The same placement for two years or more",
        covers="31 March, of children under 16 looked after for two and a half years",
        differs=(
            AT_MARCH,
            "Published: the same placement, or a placement for adoption that makes two years with the one before it.",
        ),
    ),
)
