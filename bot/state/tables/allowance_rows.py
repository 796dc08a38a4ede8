"""How often people may ask."""

from __future__ import annotations

from bot.state.allowances import Allowance, Taken
from bot.state.tables import bounds
from bot.state.tables.database import Database, as_id

_TAKE = """
INSERT INTO allowance (name, person, until, refused, asked, at)
VALUES (?, ?, {now} + ?, 0, {now}, ?)
ON CONFLICT (name, person) DO UPDATE SET
  until = CASE
    WHEN allowance.until > excluded.asked + ? THEN allowance.until
    WHEN allowance.until > excluded.asked THEN allowance.until + ?
    ELSE excluded.until END,
  refused = CASE
    WHEN allowance.until > excluded.asked + ? THEN allowance.refused + 1 ELSE 0 END,
  asked = excluded.asked,
  at = excluded.at
RETURNING key, until, refused, asked
"""
"""A person's questions are paid for until a time, which each one moves on. If it is too far ahead,
they must wait. One statement, so that no other process comes between."""


class AllowanceRows(Database):
    """Counts what people ask."""

    def take_allowance(self, allowance: Allowance, person: int) -> Taken:
        """Count a question of a person, unless they asked too much lately."""
        interval = int(allowance.interval * 1000)
        ahead = interval * (allowance.burst - 1)
        now = self._now()
        clock, values = self._clock_sql()
        with self._single() as connection:
            key, until, refused, asked = connection.execute(
                _TAKE.format(now=clock),
                (
                    *(allowance.name, as_id(person)),
                    *(*values, interval, *values, now),
                    *(ahead, interval, ahead),
                ),
            ).fetchone()
        if key % bounds.BOUNDS["allowance"].every == 0:
            with self._writing() as connection:
                bounds.prune(connection, "allowance", key, now)
        return Taken(refused, max(0.0, (until - ahead - asked) / 1000))
