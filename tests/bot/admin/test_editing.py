"""Changing title, date and source before an article is added."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.adding.editing import LONGEST_VALUE, EditError, with_new_value
from bot.state.records import EditableField
from facts.models import Article
from tests.bot.admin.desk import Desk, news
from tests.telegram_api import record as r

e2e = pytest.mark.asyncio(loop_scope="session")

ADD = "✅ Add"
TODAY = date(2025, 3, 10)
ARTICLE = Article.of(
    "The council met.", title="Council", source="Agency", published=date(2025, 3, 1)
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22 November 2022", date(2022, 11, 22)),
        ("Nov 22, 2022", date(2022, 11, 22)),
        ("2022-11-22", date(2022, 11, 22)),
        ("it was on the 22nd of November 2022", date(2022, 11, 22)),
        ("yesterday", date(2025, 3, 9)),
        ("-", None),
    ],
)
def test_a_date_may_be_written_in_many_ways(written: str, meant: date | None) -> None:
    """A single dash removes the date."""
    assert with_new_value(ARTICLE, EditableField.DATE, written, TODAY).published == meant


@pytest.mark.parametrize(
    "written", ["", "November 2022", "2022", "soon", "30 February 2022", "1 May or 2 May 2022"]
)
def test_a_value_that_is_not_one_day_is_refused(written: str) -> None:
    """The bot does not guess the rest of a date."""
    with pytest.raises(EditError):
        with_new_value(ARTICLE, EditableField.DATE, written, TODAY)


def test_a_day_in_the_future_is_refused() -> None:
    """Tomorrow is accepted, since it may already be tomorrow where the admin is."""
    with pytest.raises(EditError, match="in the future"):
        with_new_value(ARTICLE, EditableField.DATE, "1 May 2033", TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert (
        with_new_value(ARTICLE, EditableField.DATE, tomorrow.isoformat(), TODAY).published
        == tomorrow
    )


@given(
    st.sampled_from([f for f in EditableField if f is not EditableField.TEXT]),
    st.text(max_size=400),
)
def test_the_text_never_changes(field: EditableField, written: str) -> None:
    """Only the requested field changes, to one bounded line, or nothing changes."""
    try:
        found = with_new_value(ARTICLE, field, written, TODAY)
    except EditError:
        return
    assert (found.id, found.text) == (ARTICLE.id, ARTICLE.text)
    changed = {
        EditableField.TITLE: "title",
        EditableField.DATE: "published",
        EditableField.SOURCE: "source",
    }[field]
    assert found.model_copy(update={changed: getattr(ARTICLE, changed)}) == ARTICLE
    for text in (found.title, found.source or ""):
        assert len(text) <= max(LONGEST_VALUE.values())
        assert "\n" not in text
    assert found.title.strip()


@e2e
async def test_each_field_is_changed_by_the_next_message(desk: Desk) -> None:
    """The changed article is shown again, and the buttons of the earlier message are gone."""
    _, text = news()
    title = "Trees for Tarnow"
    preview = await desk.asks(f"/add {text}")
    for label, sent, shown in (
        ("Edit title", title, title),
        ("Edit date", "on 5 March 2025", "5 March 2025"),
        ("Edit source", "Tarnow Post", "Tarnow Post"),
    ):
        await desk.prompt(preview, label)
        assert desk.last_markup()["force_reply"] is True
        answer = await desk.asks(sent)
        assert shown in answer.text
        assert preview.buttons == []
        preview = answer
    await desk.presses(preview, ADD)
    (info,) = desk.titled(title)
    assert (info.published, info.source) == (date(2025, 3, 5), "Tarnow Post")


@e2e
async def test_a_dash_removes_the_source(desk: Desk) -> None:
    """The prompt shows the current value and how to remove it."""
    _, text = news()
    preview = await desk.telegram.answer_to(desk.admin.forwards(text, title="Orchard Wire"))
    prompt = await desk.prompt(preview, "Edit source")
    assert "Orchard Wire" in prompt.text
    assert "“-”" in prompt.text
    preview = await desk.asks("-", reply_to=prompt)
    assert "unknown source" in preview.text


@e2e
async def test_an_invalid_value_is_asked_for_again(desk: Desk) -> None:
    """The next message is another attempt."""
    _, text = news()
    preview = await desk.asks(f"/add {text}")
    await desk.prompt(preview, "Edit date")
    refused = await desk.asks("some day")
    assert "22 November 2022" in refused.text
    preview = await desk.asks("6 March 2025")
    assert "6 March 2025" in preview.text


@e2e
async def test_after_the_edit_a_message_is_a_question_again(desk: Desk) -> None:
    """The same holds after /cancel, and for a reply to another message."""
    _, text = news()
    preview = await desk.asks(f"/add {text}")
    prompt = await desk.prompt(preview, "Edit title")
    other = await desk.asks("/admins")
    assert r.WHO_SHORT in (await desk.asks(r.WHO, reply_to=other)).text
    assert "nothing was changed" in (await desk.asks("/cancel")).text
    assert r.WHO_SHORT in (await desk.asks(r.WHO)).text
    assert "nothing to cancel" in (await desk.asks("/cancel")).text
    assert r.WHO_SHORT in (await desk.asks(r.WHO, reply_to=prompt)).text
    await desk.presses(preview, ADD)


@e2e
async def test_a_question_during_an_edit_is_answered(desk: Desk) -> None:
    """The edit waits on. A reply to the request is the new value, also if it asks something."""
    _, text = news()
    preview = await desk.asks(f"/add {text}")
    prompt = await desk.prompt(preview, "Edit title")
    assert r.WHO_SHORT in (await desk.asks(r.WHO)).text
    title = "Who won the prize of Tarnow?"
    shown = await desk.asks(title, reply_to=prompt)
    assert shown.parts("bold")[0] == title
    await desk.prompt(shown, "Edit date")
    assert r.WHO_SHORT in (await desk.asks(r.WHO)).text
    assert "7 March 2025" in (await desk.asks("7 March 2025")).text


@e2e
async def test_in_a_group_only_the_admins_reply_counts(desk: Desk) -> None:
    """Others can go on talking. The prompt mentions the admin, so that only their client asks."""
    title, text = news()
    room = desk.telegram.group()
    preview = await desk.asks(f"/add {text}", group=room)
    prompt = await desk.prompt(preview, "Edit title")
    assert prompt.raw["entities"][0]["user"]["id"] == desk.admin.id
    assert desk.last_markup()["selective"] is True
    desk.admin.says("Nice weather in Tarnow.", group=room)
    for person in (desk.other, desk.telegram.person("Ben")):
        answer = await desk.asks("Who sold the brewery?", by=person, group=room, reply_to=prompt)
        assert answer.text.startswith("The record does not say")
    shown = await desk.asks(f"{title} indeed", group=room, reply_to=prompt)
    assert shown.parts("bold")[0] == f"{title} indeed"
    await desk.presses(shown, ADD)
    assert len(desk.titled(f"{title} indeed")) == 1
