"""Datelines as agencies and issuers all over the world write them, with invented places."""

from __future__ import annotations

from datetime import date

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.sentences import split

STORY = "The harbour board closed the eastern pier on Monday, director Anna Breck said."
TITLE = "Harbour board closes eastern pier"

FORMS = [
    ("Osmer, March 3, 2025 (CNA) ", "CNA", "Osmer", True),
    ("Osmer, March 3 (CNA) ", "CNA", "Osmer", False),
    ("OSMER, March 3, 2025 (KUNA) -- ", "KUNA", "Osmer", True),
    ("Osmer, SANA- ", "SANA", "Osmer", False),
    ("Osmer, (SANA) ", "SANA", "Osmer", False),
    ("OSMER, 3rd March, 2025 (WAM) -- ", "WAM", "Osmer", True),
    ("Osmer, Mar. 3 (Petra) – ", "Petra", "Osmer", False),
    ("Osmer, Mar. 3 (Petra)-- ", "Petra", "Osmer", False),
    ("Osmer, March 03, 2025, SPA -- ", "SPA", "Osmer", True),
    ("Osmer, Ramadan 3, 1446, March 03, 2025, SPA -- ", "SPA", "Osmer", True),
    ("Osmer, 3 Dhu al-Hijjah 1446 AH, 3 March 2025, SPA -- ", "SPA", "Osmer", True),
    ("OSMER 03/03 (BELGA) = ", "BELGA", "Osmer", False),
    ("OSMER (ANP) - ", "ANP", "Osmer", False),
    ("Osmer (APA) – ", "APA", "Osmer", False),
    ("Osmer, 3 March /Ritzau/ - ", "Ritzau", "Osmer", False),
    ("OSMER, Mar 03, BNS - ", "BNS", "Osmer", False),
    ("OSMER. March 3 (Interfax-Norvania) – ", "Interfax-Norvania", "Osmer", False),
    ("OSMER. March 3. INTERFAX - ", "INTERFAX", "Osmer", False),
    ("OSMER, 3 March (NorTA) – ", "NorTA", "Osmer", False),
    ("OSMER. KAZINFORM – ", "KAZINFORM", "Osmer", False),
    ("OSMER. March 3. KAZINFORM /Aida Serik/ – ", "KAZINFORM", "Osmer", False),
    ("Osmer, March 3, 2025, AZERTAC\n\n", "AZERTAC", "Osmer", True),
    ("Osmer, March 3, AZERTAC\n\n", "AZERTAC", "Osmer", False),
    ("OSMER, Norvania, March 3, 2025. ", None, "Osmer, Norvania", True),
    ("OSMER, Norvania, March 3. ", None, "Osmer, Norvania", False),
    ("OSMER, MARCH 3, ARMENPRESS. ", "ARMENPRESS", "Osmer", False),
    ("Osmer, March 3, 2025 /MONTSAME/. ", "MONTSAME", "Osmer", True),
    ("Osmer (VNA) – ", "VNA", "Osmer", False),
    ("OSMER, March 3, 2025 (BSS) - ", "BSS", "Osmer", True),
    ("OSMER, Mar 03 (APP):", "APP", "Osmer", False),
    ("OSMER, Mar 03 (APP): ", "APP", "Osmer", False),
    ("Osmer [Norvania], March 3 (ANI): ", "ANI", "Osmer [Norvania]", False),
    ("Osmer, Mar 3 (PTI) ", "PTI", "Osmer", False),
    ("Osmer, March 3, 2025 (NAN) ", "NAN", "Osmer", True),
    ("Osmer, March 3, GNA - ", "GNA", "Osmer", False),
    ("Osmer, March 3/2025 (ENA) – ", "ENA", "Osmer", True),
    ("Osmer, March 3, 2025 (ENA) – ", "ENA", "Osmer", True),
    ("Osmer, Mar 3 (Prensa Latina) ", "Prensa Latina", "Osmer", False),
    ("Osmer, Mar 3 (EFE).- ", "EFE", "Osmer", False),
    ("OSMER, 3 Mar. (EUROPA PRESS) -", "EUROPA PRESS", "Osmer", False),
    ("OSMER 3 Mar. (EUROPA PRESS) - ", "EUROPA PRESS", "Osmer", False),
    ("(AGI) - Osmer, March 3 - ", "AGI", "Osmer", False),
    ("(AGI) Osmer, March 3 - ", "AGI", "Osmer", False),
    ("OSMER, March 03, 2025 (GLOBE NEWSWIRE) -- ", "GLOBE NEWSWIRE", "Osmer", True),
    ("OSMER, ON / ACCESS Newswire / March 3, 2025 / ", "ACCESS Newswire", "Osmer, ON", True),
    ("OSMER, NORVANIA / ACCESSWIRE / March 3, 2025 / ", "ACCESSWIRE", "Osmer, Norvania", True),
    (
        "Osmer, Ontario--(Newsfile Corp. - March 3, 2025) - ",
        "Newsfile Corp.",
        "Osmer, Ontario",
        True,
    ),
    ("OSMER, NS--(Marketwired - Mar 3, 2025) - ", "Marketwired", "Osmer, NS", True),
    ("OSMER--(BUSINESS WIRE)--", "BUSINESS WIRE", "Osmer", False),
    ("OSMER, Mass.--(BUSINESS WIRE)--", "BUSINESS WIRE", "Osmer, Mass.", False),
    ("OSMER--(BUSINESS WIRE)--Mar. 3, 2025--", "BUSINESS WIRE", "Osmer", True),
    ("TORVALE, March 3, 2025 /CNW/ - ", "CNW", "Torvale", True),
    (
        "OSMER, NORVANIA, March 3, 2025 /EINPresswire.com/ -- ",
        "EINPresswire.com",
        "Osmer, Norvania",
        True,
    ),
    ("Osmer – 3 March 2025 – ", None, "Osmer", True),
    ("03.03.2025 | Osmer | ", None, "Osmer", True),
    ("Osmer (ots) - ", "ots", "Osmer", False),
    ("OSMER, Mar 3, 2025 - (JCN Newswire) - ", "JCN Newswire", "Osmer", True),
    (
        "OSMER SAR - Media OutReach Newswire - 3 March 2025 - ",
        "Media OutReach Newswire",
        "Osmer Sar",
        True,
    ),
    ("Osmer, March 3 (Jiji Press)--", "Jiji Press", "Osmer", False),
    ("March 3 (UPI) -- ", "UPI", None, False),
    ("March 3 (Reuters) - ", "Reuters", None, False),
    ("CNN — ", "CNN", None, False),
    ("CNN —\n\n", "CNN", None, False),
    ("(CNN)", "CNN", None, False),
    ("(CNN) — ", "CNN", None, False),
    ("Osmer (CNN) — ", "CNN", "Osmer", False),
    ("Osmer, Norvania\nCNN —\n\n", "CNN", "Osmer, Norvania", False),
    ("OSMER — ", None, "Osmer", False),
    ("OSMER\n\n", None, "Osmer", False),
    ("Osmer, IRNA – ", "IRNA", "Osmer", False),
    ("OSMER, Mar. 03 (MNA) – ", "MNA", "Osmer", False),
    ("OSMER (Tasnim) – ", "Tasnim", "Osmer", False),
    ("OSMER (FNA)- ", "FNA", "Osmer", False),
    ("OSMER, Monday, March 3, 2025 (WAFA) – ", "WAFA", "Osmer", True),
    ("NNA - ", "NNA", None, False),
    ("OSMER, Mar 3 2025 (IPS) - ", "IPS", "Osmer", True),
    ("OSMER, Norvania (Reuters) - ", "Reuters", "Osmer, Norvania", False),
    ("OSMER, Norvania, March 3 (Reuters) - ", "Reuters", "Osmer, Norvania", False),
    ("OSMER/VARNO, March 3 (Reuters) - ", "Reuters", "Osmer/Varno", False),
    ("(Bloomberg) -- ", "Bloomberg", None, False),
    ("(RTTNews) - ", "RTTNews", None, False),
    ("03:15 PM EST, 03/03/2025 (MT Newswires) -- ", "MT Newswires", None, True),
    ("(RNS) — ", "RNS", None, False),
    (
        "OSMER, March 3, 2025 (Thomson Reuters Foundation) - ",
        "Thomson Reuters Foundation",
        "Osmer",
        True,
    ),
    ("OSMER, March 3, 2025 —", None, "Osmer", True),
    ("Osmer D.C., March 3, 2025 —", None, "Osmer D.C.", True),
    ("Osmer, DC – March 3, 2025: ", None, "Osmer, DC", True),
    ("3 March 2025, Osmer – ", None, "Osmer", True),
    ("Osmer, 3rd March 2025: ", None, "Osmer", True),
    ("Osmer, Norvania – March 3, 2025 – ", None, "Osmer, Norvania", True),
    ("OSMER, Norvania, March 3, 2025 - ", None, "Osmer, Norvania", True),
    ("OSMER, Norvania (March 3, 2025) – ", None, "Osmer, Norvania", True),
    ("(Osmer, 3 March 2025) ", None, "Osmer", True),
    ("[Osmer, March 3, 2025] – ", None, "Osmer", True),
    ("Osmer, Monday 3 March 2025. ", None, "Osmer", True),
    ("Osmer/Varno, 3 March 2025 - ", None, "Osmer/Varno", True),
    ("Osmer and Varno, 3 March 2025 – ", None, "Osmer and Varno", True),
    ("Saint-Osmer-sur-Mer, March 3, 2025 – ", None, "Saint-Osmer-sur-Mer", True),
    ("OSMER (March 3, 2025) – ", None, "Osmer", True),
    ("2025-03-03, Osmer: ", None, "Osmer", True),
    ("Osmer, 2025/03/03 - ", None, "Osmer", True),
    ("Osmer | 3 Mar 2025 | ", None, "Osmer", True),
    ("Osmer, March 3rd, 2025 /PRNewswire-PRWeb/ -- ", "PRNewswire-PRWeb", "Osmer", True),
    ("OSMER and VARNO, March 3, 2025 /PRNewswire/ -- ", "PRNewswire", "Osmer and Varno", True),
    (
        "St. Osmer, N.B., March 3, 2025 (GLOBE NEWSWIRE) -- ",
        "GLOBE NEWSWIRE",
        "St. Osmer, N.B.",
        True,
    ),
    ("UNITED NATIONS, New York, March 3, 2025 – ", None, "United Nations, New York", True),
    ("UNITED NATIONS, March 3 (Xinhua) -- ", "Xinhua", "United Nations", False),
    ("ABOARD THE NORDSTJERNA, March 3 (Reuters) - ", "Reuters", "Aboard the Nordstjerna", False),
    ("Osmer Airport, March 3 (dpa) - ", "dpa", "Osmer Airport", False),
    ("Osmer (dpa) - ", "dpa", "Osmer", False),
    ("Osmer (dpa/lno) - ", "dpa/lno", "Osmer", False),
    ("OSMER, March 3 (Bernama-VNA) -- ", "Bernama-VNA", "Osmer", False),
    ("Osmer, 3 March – ", None, "Osmer", False),
]
"""What stands before a report, with its source and place, and whether it has a whole date."""

REPORTS = [
    "Norvania – the oldest republic on the coast – closed its eastern pier on Monday.",
    "On 3 March (a Monday) the board closed the pier.",
    "Halvern Pipes (HLV) said on Monday that it would repair the pier.",
    "Anna Breck (pictured) closed the pier on Monday after a storm.",
    "UN – EU talks on the pier ended on Monday without a result.",
    "The Osmer Port Authority (OPA) closed the eastern pier on Monday.",
    "March 3 - the day of the storm - will be remembered in Osmer.",
    "Osmer, Varno and Torvale closed their piers on Monday after the storm.",
    'Breck: "We closed the pier because the piles are rotten," the director wrote.',
    "Osmer, March 3 is a day that nobody will forget, the mayor said.",
    "NATO (North Atlantic Treaty Organization) ministers met in Osmer on Monday.",
    "Norvania, whose capital is Osmer, closed its pier on Monday.",
    "Three ministers resigned on Monday - Breck, Oder and Seth - over the pier.",
    "In Osmer (Norvania) the board closed the pier on Monday.",
    "Dr. Anna Breck, 52, closed the pier on Monday.",
    "World Bank - IMF meetings begin in Osmer on Monday.",
]
"""Beginnings of reports that look like datelines."""


@pytest.mark.parametrize(("head", "source", "place", "dated"), FORMS)
def test_a_dateline(head: str, source: str | None, place: str | None, dated: bool) -> None:
    """It gives source, place and date, and the report begins after it."""
    header = "" if dated else "Published: 4 March 2025\n\n"
    article = read_text(f"{TITLE}\n{header}{head}{STORY}\nRepairs will cost 4 million crowns.")
    published = date(2025, 3, 3) if dated else date(2025, 3, 4)
    told = (article.title, article.source, article.place, article.published)
    assert told == (TITLE, source, place, published)
    body = [s.text for s in split(article) if s.kind is SentenceKind.BODY]
    assert body == [STORY, "Repairs will cost 4 million crowns."]


@pytest.mark.parametrize("report", REPORTS)
def test_no_dateline(report: str) -> None:
    """The whole sentence belongs to the report."""
    article = read_text(f"{TITLE}\nPublished: 4 March 2025\n\n{report} Repairs will cost a lot.")
    assert (article.source, article.place) == (None, None)
    assert report in [s.text for s in split(article)]
