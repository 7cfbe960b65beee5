"""Finding again what was written on one child's record, and what is in the files attached to it."""
