"""Forms as values: what a form asks, how each answer is read, and the page that asks it. Knows no children and no database."""
