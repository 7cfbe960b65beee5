"""When the machine cannot go on and a person must be told why."""


class Refused(Exception):
    """One clear sentence for a person: what is wrong and what to do. Shown as it is, without a traceback."""
