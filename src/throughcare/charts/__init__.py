"""Charts drawn on the server: values in, SVG out, with a sentence that says what it shows and the same as a table.

Pure, and on the standard library alone: whoever may not import one another's rooms may all draw. Every mark is made by `svg.element`, which
escapes whatever it is given, so nothing that anybody typed can become markup. Looks come from classes of our own style sheet and from
presentation attributes, never from `style`, which our content security policy forbids.
"""
