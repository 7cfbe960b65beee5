"""Today's exceptions: the children who cannot wait for a figure, each with who is on it and what they do next."""
