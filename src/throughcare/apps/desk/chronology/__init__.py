"""A chronology: what happened in a child's life, chosen from the timeline, with what it meant."""
