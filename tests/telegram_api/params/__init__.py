"""The parameters of each method, their types, and the limits of each alone."""
