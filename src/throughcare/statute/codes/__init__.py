"""The code sets of national collections, each code with its meaning and the years it was used."""
