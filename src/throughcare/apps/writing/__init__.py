"""What is being written, and what was: documents, every word of them kept from the first keystroke."""
