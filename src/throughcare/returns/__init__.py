"""National returns: how each is read into the record, and written from it."""
