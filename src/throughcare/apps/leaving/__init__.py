"""Leaving care: staying in touch."""
