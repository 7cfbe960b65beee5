"""The tables that analysis speaks: what is known of every child on a day, without names, addresses or words."""
