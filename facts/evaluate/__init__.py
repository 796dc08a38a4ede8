"""Measure how well questions are answered, on questions with known answers.

`evaluate_files` reads the questions and the articles that they are about, asks the library and two
simple rankers, the peers, and returns a report for each file. `print_reports` prints the reports.
"""

from facts.evaluate.report import KindCounts, Report, Row, Verdict
from facts.evaluate.run import evaluate_files
from facts.evaluate.table import print_reports

__all__ = ["KindCounts", "Report", "Row", "Verdict", "evaluate_files", "print_reports"]
