"""Every code set, by the name the record's columns give."""

from __future__ import annotations

from throughcare.statute.codes import care, outcomes
from throughcare.statute.codes.code_set import CodeSet

BY_NAME: dict[str, CodeSet] = {
    each.name: each
    for each in (
        care.SEX,
        care.ETHNIC,
        care.UPN_UNKNOWN,
        care.MOTHER,
        care.RNE,
        care.LS,
        care.CIN,
        care.PLACE,
        care.PLACE_PROVIDER,
        care.REC,
        care.REASON_PLACE_CHANGE,
        outcomes.REVIEW_CODE,
        outcomes.SDQ_REASON,
        outcomes.OC2_FLAG,
        outcomes.IN_TOUCH,
        outcomes.ACTIV,
        outcomes.ACCOM,
        outcomes.FOSTER_CARE,
        outcomes.NB_ADOPTR,
        outcomes.SEX_ADOPTR,
        outcomes.LS_ADOPTR,
        outcomes.REASON_PLACED_CEASED,
        outcomes.PREV_PERM,
        outcomes.LA_PERM,
        outcomes.MISSING,
        outcomes.SW_REASON,
    )
}
