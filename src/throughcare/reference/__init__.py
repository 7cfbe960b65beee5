"""Reference pages that are made from the code, so that they cannot say otherwise: the duties, what is kept, and every address.

Each module turns values into Markdown and reads nothing else; the `throughcare reference` command gives them the values and
keeps the pages in docs/reference.
"""
