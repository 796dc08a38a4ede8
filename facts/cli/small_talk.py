"""What the command says to small talk."""

from __future__ import annotations

from facts.models import Remark

REPLIES = {
    Remark.GREETING: "Hello. Ask a question about the articles in the record.",
    Remark.THANKS: "You are welcome.",
    Remark.FAREWELL: "Goodbye.",
    Remark.AGREEMENT: "All right. Ask on whenever you like.",
    Remark.PRAISE: "Thank you.",
    Remark.COMPLAINT: "Sorry about that. It may help to ask in other words.",
    Remark.LAUGHTER: "Ask on whenever you like.",
    Remark.APOLOGY: "No problem.",
    Remark.ABOUT: (
        "Questions are answered from the articles in the record, with the sentence that states the "
        "answer, word for word. Ask one in your own words."
    ),
    Remark.LATEST: "“rapporteur list” shows the articles in the record.",
    Remark.SIZE: "“rapporteur list” shows how many articles the record holds.",
    Remark.SOURCES: (
        "Under each answer stand its article, source and date. “rapporteur show ID” shows an "
        "article."
    ),
    Remark.NAME: "What would you like to know about it? Ask a question.",
    Remark.NOISE: "None of these words is known here. Ask a whole question.",
    Remark.POINTING: "That does not say what it is about. Ask a whole question.",
    Remark.CHATTER: "Only questions about the articles in the record can be answered.",
}
