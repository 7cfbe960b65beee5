"""What the pages of a document show: a page of questions while it is written, and the whole once it is on the record."""
