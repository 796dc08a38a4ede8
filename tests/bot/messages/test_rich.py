"""Text with entities."""

from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import MessageEntityType as Style

from bot.messages.rich import ELLIPSIS, Segment, Writer, sendable, shorten, width


@given(st.text())
def test_width_is_the_number_of_utf_16_code_units(text: str) -> None:
    """Telegram counts an emoji as two."""
    assert width(text) == len(text.encode("utf-16-le")) // 2


@given(st.text(alphabet=st.characters(codec=None)))
def test_sendable_text_keeps_its_length_and_can_be_encoded(text: str) -> None:
    """Each lone surrogate or control character is replaced by one character."""
    clean = sendable(text)
    clean.encode("utf-8")
    assert len(clean) == len(text)
    assert sendable(clean) == clean


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    """It is never over the limit, and unchanged if it fits."""
    short = shorten(text, limit)
    assert width(short) <= limit
    assert (short == text) == (width(text) <= limit)


@given(st.text(min_size=50), st.text(min_size=1, max_size=8), st.text(min_size=50))
def test_the_part_to_keep_is_kept(before: str, keep: str, after: str) -> None:
    """The answer stays visible in a shortened quote."""
    short = shorten(before + keep + after, 40, keep=keep)
    assert width(short) <= 40
    assert keep in short


def test_a_cut_falls_between_words_and_shows() -> None:
    """A reader sees that something is missing."""
    text = "The General Assembly adopted by consensus a resolution on cooperation"
    assert shorten(text, 40) == "The General Assembly adopted by" + ELLIPSIS


def test_entities_are_counted_in_utf_16_and_leave_white_space_out() -> None:
    """Offsets after an emoji are two units higher. Spaces at the ends have no style."""
    rich = Writer(
        "😀 ", Segment(" bold ", Style.BOLD), Segment("site", url="https://a.example")
    ).rich()
    assert rich.text == "😀  bold site"
    assert [(e.type, e.offset, e.length, e.url) for e in rich.entities] == [
        ("bold", 4, 4, None),
        ("text_link", 9, 4, "https://a.example"),
    ]
