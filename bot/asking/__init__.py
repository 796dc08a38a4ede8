"""Everything that everyone can do: ask questions, press buttons, send commands."""
