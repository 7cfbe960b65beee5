"""Letters: a council's own templates, filled from the record, and kept as documents of the child they are about."""
