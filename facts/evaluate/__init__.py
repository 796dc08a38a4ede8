"""How well the record is answered, measured on questions with known answers beside two peers.

`evaluate_files` reads the questions, builds or opens the record they are about, asks each question
of the library and of the peers, and sums up; `show` prints the reports.
"""

from facts.evaluate.report import Report, Row
from facts.evaluate.run import evaluate_files
from facts.evaluate.table import show

__all__ = ["Report", "Row", "evaluate_files", "show"]
