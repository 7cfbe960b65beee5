"""Assessments of what children need, and the plans that meet it: care plan, placement plan, pathway plan."""
