"""What is owed to each child: reckoned from the facts, never typed."""
