"""Recording education: personal education plan meetings, and the virtual school's sign-off."""
