"""The law as values and sums: what is owed to a child, why, and by when. It never asks what day it is."""
