"""What follows reviews, and challenges: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("reviews", "0003_after_reviews_and_challenges"), ("involvement", "0002_who_may_see"))
    operations = (
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
