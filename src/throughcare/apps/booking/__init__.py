"""What is booked with a child: a moment that may move, with why it did."""
