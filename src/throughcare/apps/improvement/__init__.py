"""The improvement plan, the scorecard, and clinics: from a figure to its children, to an action, to whether it was done."""
