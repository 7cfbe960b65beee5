"""What is printed: any record as a tagged PDF that a screen reader can read, from plain values."""
