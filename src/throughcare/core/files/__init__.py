"""Files that people attach: what each truly is, whether it is safe, its words, and where it lies, locked. Knows no children."""
