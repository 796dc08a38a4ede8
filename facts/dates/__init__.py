"""Date expressions in English text: found, and resolved against the day of publication.

The only package that knows the names of months and weekdays.
"""

from facts.dates.counting import count_days
from facts.dates.find import DateKind, FoundDate, find_dates, iter_days
from facts.dates.names import long_date, long_month
from facts.dates.periods import period_of
from facts.dates.points import Tense
from facts.dates.spelled import in_words, left_out

__all__ = [
    "DateKind",
    "FoundDate",
    "Tense",
    "count_days",
    "find_dates",
    "in_words",
    "iter_days",
    "left_out",
    "long_date",
    "long_month",
    "period_of",
]
