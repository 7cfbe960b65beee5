"""Other people's files: previewed, committed, set aside."""
