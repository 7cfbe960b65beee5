"""Each figure once: what it claims, of whom, and the expression that works it out, asked of a child, a team, a council or a country."""
