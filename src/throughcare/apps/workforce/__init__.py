"""Staff, teams and the posts they hold."""
