"""Fits the rankers on questions with known answers; see docs/decisions/ranking.md."""
