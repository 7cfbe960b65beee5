"""Going missing, coming back, and being listened to."""
