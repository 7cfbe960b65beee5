"""Persons, their names, relationships, identifiers and addresses; and where each fact came from."""
