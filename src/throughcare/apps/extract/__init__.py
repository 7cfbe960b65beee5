"""The one bridge from facts to the tables that analysis speaks: from the record kept here, or straight from a return."""
