"""What the rows of an SSDA903 return say, as facts about children."""
