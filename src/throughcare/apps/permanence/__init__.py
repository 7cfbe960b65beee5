"""Permanence before care, and adoption step by step."""
