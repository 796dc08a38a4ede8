"""Fit the rankers on questions with known answers. docs/decisions/ranking.md explains it."""
