"""Notes, contacts and calls: what happened that has no place of its own in the record."""
