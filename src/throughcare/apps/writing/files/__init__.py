"""Files attached to what is written."""
