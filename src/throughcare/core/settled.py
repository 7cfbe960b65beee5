"""What is loaded for good stays out of the way of the pages."""

import atexit
import gc

from django.urls import get_resolver


def settle() -> None:
    """Load every page's code, and then leave all that is loaded out of Python's search for what nobody needs any more.

    That search walks everything there is, a fifth of a second of it, and would come in the middle of somebody's page. It keeps on
    among what pages make. Called once Django is set up, before a server parts into processes.
    """
    _ = get_resolver().url_patterns  # nothing else imports the views before the first page is asked for
    gc.collect()
    gc.freeze()
    atexit.register(
        gc.unfreeze
    )  # or what is written in other languages is told at the end that it was left behind, and says so at length
