"""Meetings, managers' decisions, and supervision of the work with a child."""
