"""Articles that come without a command, in parts, or many at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.adding.batches import told_problems
from bot.admin.adding.pasting import LONGEST_QUESTION, joined
from bot.messages.texts import admin as texts
from tests.bot.admin.desk import Desk, news

e2e = pytest.mark.asyncio(loop_scope="session")
FILLER = "The growers met again and discussed the harvest of the season at length in the old hall. "


@given(st.text(max_size=50), st.text(max_size=50))
def test_no_word_of_two_parts_is_lost_or_joined_to_another(first: str, second: str) -> None:
    """Whatever the parts are."""
    assert joined(first, second).split() == [*first.split(), *second.split()]


@e2e
async def test_a_long_text_without_a_command_is_offered(desk: Desk) -> None:
    """It cannot be a question. From anybody else, it is refused as one."""
    title, text = news()
    long = f"{text}\n\n{FILLER * 12}"
    assert len(long) > LONGEST_QUESTION
    preview = await desk.asks(long)
    assert preview.parts("bold")[0] == title
    await desk.presses(preview, texts.BUTTON_ADD)
    assert len(desk.titled(title)) == 1
    other = await desk.asks(long, by=desk.telegram.person("Eve"))
    assert other.buttons == []


@e2e
@pytest.mark.parametrize("command", ["/add ", ""])
async def test_a_split_text_is_joined(desk: Desk, command: str) -> None:
    """The preview shows the whole once the next part is there, and the warning is gone."""
    title, text = news()
    room = 4096 - len(command) - len(text) - 2
    first = f"{text}\n\n{(FILLER * 60)[:room]}"
    preview = await desk.asks(f"{command}{first}")
    assert texts.MAY_BE_CUT in preview.text
    rest = "and went home.\n\nWarden Sunniva Holt closed the meeting."
    await desk.telegram.change_of(preview, lambda: desk.admin.says(rest))
    assert texts.MAY_BE_CUT not in preview.text
    await desk.presses(preview, texts.BUTTON_ADD)
    (info,) = desk.titled(title)
    page = await desk.asks(f"/article {info.id}")
    while "▶️" in page.buttons:
        await desk.presses(page, "▶️")
    assert "Sunniva Holt" in page.text


@e2e
async def test_many_articles_are_added_at_once(desk: Desk) -> None:
    """Also those beyond the ones that are shown, each once and each in the audit log."""
    made = [news() for _ in range(12)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number, (_, text) in enumerate(made):
            file.writestr(f"{number:02}.txt", text)
    upload = desk.admin.sends_file("many.zip", packed.getvalue(), "application/zip")
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(upload)) == 11)
    offer = desk.telegram.answers_to(upload)[-1]
    assert texts.ADD_ALL.format(count=12) in offer.text
    stranger = desk.other.presses(offer, "✅ Add all")
    assert (await desk.telegram.end_of(stranger))["text"] == texts.EXPIRED
    await desk.presses(offer, "✅ Add all")
    await desk.telegram.until(lambda: "12 articles were added" in offer.text)
    for title, _ in made:
        assert len(desk.titled(title)) == 1
    again = desk.telegram.answers_to(upload)[0]
    press = desk.admin.presses(again, texts.BUTTON_ADD)
    assert (await desk.telegram.end_of(press))["text"] == texts.EXPIRED


@e2e
async def test_files_and_posts_sent_together_are_offered_together(desk: Desk) -> None:
    """The offer follows the last of them. A button press ends the batch."""
    made = [news() for _ in range(4)]
    before = desk.admin.sends_file("0.txt", made[3][1].encode())
    await desk.presses(await desk.telegram.answer_to(before), texts.BUTTON_CANCEL)
    first = desk.admin.sends_file("1.txt", made[0][1].encode())
    second = desk.admin.sends_file("2.txt", made[1][1].encode())
    third = desk.admin.forwards(made[2][1])
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(third)) == 2)
    assert len(desk.telegram.answers_to(first)) == 1
    await desk.telegram.until(
        lambda: len(desk.telegram.answers_to(second)) == 1, what="the offer to move down"
    )
    offer = desk.telegram.answers_to(third)[1]
    assert offer.text == texts.ADD_ALL.format(count=3)
    await desk.presses(offer, "✅ Add all (3)")
    await desk.telegram.until(lambda: "3 articles were added" in offer.text)
    assert [len(desk.titled(title)) for title, _ in made] == [1, 1, 1, 0]


@e2e
async def test_an_album_in_a_group_needs_one_command(desk: Desk) -> None:
    """Only its first file has a caption. Files that are in no such album are not for the bot."""
    made = [news() for _ in range(3)]
    room = desk.telegram.group()
    desk.admin.sends_file("0.txt", made[2][1].encode(), group=room, media_group_id="other")
    first, second = (text.encode() for _, text in made[:2])
    desk.admin.sends_file("1.txt", first, caption="/add", group=room, media_group_id="a1")
    last = desk.admin.sends_file("2.txt", second, group=room, media_group_id="a1")
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(last)) == 2)
    offer = desk.telegram.answers_to(last)[1]
    await desk.presses(offer, "✅ Add all (2)")
    await desk.telegram.until(lambda: "2 articles were added" in offer.text)
    assert [len(desk.titled(title)) for title, _ in made] == [1, 1, 0]


@e2e
async def test_articles_are_found_by_words(desk: Desk) -> None:
    """In the title and source first, then in the text; if there are none, the bot says so."""
    title, text = news()
    await desk.adds(text.replace("Farmer", "Farmer and lutist Wendelin"))
    shown = await desk.asks(f"/articles {title.split()[0]} {title.split()[2]}")
    assert title in shown.text
    assert title in (await desk.asks("/articles Wendelin")).text
    told = await desk.asks("/articles quokka")
    assert told.text == texts.NO_ARTICLES_ABOUT.format(words="quokka")


@pytest.mark.parametrize(
    ("problems", "told"),
    [(0, []), (5, list("01234")), (300, [*"01234", "And 295 more."])],
)
def test_only_some_problems_are_told(problems: int, told: list[str]) -> None:
    """Of 300 articles that could not be added; a message could not hold all."""
    assert told_problems([str(number) for number in range(problems)]) == told
