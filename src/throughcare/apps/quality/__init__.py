"""Doubtful facts as work: kept as rules find them, shown to whoever can mend them, mended here, or said to be right with a reason."""
