"""When a file is not what it was chosen as."""


class NotComparators(Exception):
    """The file cannot be taken as published figures; the message is one sentence for the person who chose it."""
