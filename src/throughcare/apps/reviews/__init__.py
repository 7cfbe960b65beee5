"""Looked-after reviews."""
