"""What the pages of involvement show: one module for each of its parts."""
