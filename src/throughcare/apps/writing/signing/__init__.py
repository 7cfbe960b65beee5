"""Sign-off: handed in, approved or returned with words by somebody else, and then on the record."""
