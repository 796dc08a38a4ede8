"""Trains the reader: from questions and sentences to the weights that ship with the library."""
