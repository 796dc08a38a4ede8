"""What each method takes: its parameters, their types, and the limits of each alone."""
