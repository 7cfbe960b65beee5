"""A child's family as the record draws it: a genogram, and the same as a table."""
