"""The demo council: an invented borough, its staff, and five years in the lives of children who never were.

Everything but `load` is pure: a seed and a day make a council, always the same one. Only the command line imports this package.
"""
