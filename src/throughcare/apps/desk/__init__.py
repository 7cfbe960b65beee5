"""The pages that cross the whole record: my work, teams, find, a child."""
