"""What people install: the distributions and the container."""
