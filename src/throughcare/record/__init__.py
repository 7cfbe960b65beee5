"""The vocabulary of the record: every table and column that returns, imports and analysis speak."""
