"""What was agreed: an action each, for one child, with somebody whose it is, a day, and in the end the evidence that it was done."""
