"""Reviews, what follows them, and challenges: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("reviews", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("reviews_review", column="child_id"),
        *guard_with_versions("reviews_reviewdecisions", column="child_id"),
        *guard_with_versions("reviews_reviewresponse", column="child_id"),
        *guard_with_versions("reviews_reviewrecord", column="child_id"),
        *guard_with_versions("reviews_recordsent", column="child_id"),
        *guard_with_versions("reviews_midwaycheck", column="child_id"),
        *guard_with_versions("reviews_challenge", column="child_id"),
        *guard_with_versions("reviews_challengestage", column="child_id"),
        *guard_with_versions("reviews_challengeanswer", column="child_id"),
        *guard_with_versions("reviews_challengeoutcome", column="child_id"),
    )
