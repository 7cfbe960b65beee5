"""Throughcare: a council's looked-after children, and what each is owed."""
