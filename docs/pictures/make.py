"""Make conversation.png and keeping.png: in the project's root, run `python -m docs.pictures.make`.

This starts the bot on the sample record, with the tests' stand-in for Telegram, and asks it some
questions. Chromium then takes pictures of the messages. It needs the extra `test`, and Chromium or
Chrome on the path. Pillow is optional and makes the file smaller.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from docs.pictures.page import Chat, Json, page
from facts import samples
from facts.library import Library
from tests.telegram_api import TelegramServer
from tests.telegram_api.bot_process import running

HERE = Path(__file__).parent
NAME = "conversation"
ADMINS_NAME = "keeping"
ARTICLE = (
    "Ferry to Lindholm resumes\n\nLINDHOLM, 4 March 2026 (Sound Post) – The ferry to Lindholm "
    "resumes on 9 March after repairs of 2 million euros. Captain Ebba Sand will steer the first "
    "crossing."
)
"""What the admin adds, written for the picture."""
UNKNOWN = "Who will steer the first ferry to Lindholm?"
"""A question that the record answers only after that."""
ASKED = (
    "Where is the liaison office for the Pacific islands?",
    "And who heads it?",
    "How often does the Assembly pass a resolution on the Pacific Islands Forum?",
    "How much will the catch of cod in the Skagerrak be cut?",
)
"""The private chat: a question, its follow-up, and other questions."""
ASKED_IN_GROUP = (
    "@rapporteur_bot How many member states co-sponsored the resolution on the Pacific Islands "
    "Forum?",
    "/ask Who opposed the resolution on the Pacific Islands Forum?",
)
"""A question that two articles answer differently, and one without an answer."""

_WIDTH, _HEIGHT = 936, 2400
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=2",
)


def main() -> int:
    """Make the picture and return the exit code."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print("There is no Chromium or Chrome on the path.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder / "record.db")
        html = page(asyncio.run(converse(folder)))
        (folder / "page.html").write_text(html, encoding="utf-8")
        photograph(browser, folder / "page.html", HERE / f"{NAME}.png", profile=folder / "profile")
        html = page(asyncio.run(keep(folder)))
        (folder / "page.html").write_text(html, encoding="utf-8")
        png = HERE / f"{ADMINS_NAME}.png"
        photograph(browser, folder / "page.html", png, profile=folder / "profile")
    return 0


def build(path: Path) -> None:
    """Make the sample record. Here its articles have web addresses, like articles from the web."""
    with Library.open(path) as library:
        for article in samples.articles():
            host = (article.source or "news").lower().split()[0]
            url = f"https://{host}.example/{article.id}"
            library.add(article.model_copy(update={"url": url}))


async def converse(folder: Path) -> list[Chat]:
    """Ask all questions and return the chats with the answers."""
    async with TelegramServer() as telegram, running(telegram, folder):
        ada, bob = telegram.person("Ada"), telegram.person("Bob")
        private: list[Json] = []
        for text in ASKED:
            question = ada.says(text)
            private += [question.raw, (await telegram.answer_to(question)).raw]
        group = telegram.group("Newsroom", owner=ada)
        shared: list[Json] = []
        for person, text in zip((bob, ada), ASKED_IN_GROUP, strict=True):
            question = person.says(text, group=group)
            shared += [question.raw, (await telegram.answer_to(question)).raw]
        bot = telegram.world.bot
    return [
        Chat(bot["first_name"], "bot", private, ada.id),
        Chat(group.chat.about["title"], "group", shared, ada.id),
    ]


async def keep(folder: Path) -> list[Chat]:
    """Let an admin add an article and see what readers miss, and a reader wait for an answer."""
    async with TelegramServer() as telegram:
        admin = telegram.person("Edda", user_id=5)
        settings = {"ADMIN_IDS": admin.id, "STATE": folder / "keeping.db"}
        async with running(telegram, folder, settings=settings):
            ada = telegram.person("Ada")
            asked = ada.says(UNKNOWN)
            silent = await telegram.answer_to(asked)
            await telegram.end_of(ada.presses(silent, "Tell me"))
            waiting = dict(silent.raw)
            listed = admin.says("/unanswered")
            unanswered = await telegram.answer_to(listed)
            sent = admin.says(f"/add {ARTICLE}")
            preview = await telegram.answer_to(sent)
            offered = dict(preview.raw)
            await telegram.change_of(preview, lambda: admin.presses(preview, "✅ Add"))
            await telegram.until(lambda: len(telegram.answers_to(asked)) == 2)
            told = telegram.answers_to(asked)[1].raw
            corrected = admin.says(f"/edit {preview.parts('code')[0]}")
            correction = await telegram.answer_to(corrected)
            name = telegram.world.bot["first_name"]
    kept = [listed.raw, unanswered.raw, sent.raw, offered, preview.raw]
    kept += [corrected.raw, correction.raw]
    return [
        Chat(f"{name} (an admin's chat)", "bot", kept, admin.id),
        Chat(f"{name} (a reader's chat)", "bot", [asked.raw, waiting, told], ada.id),
    ]


def photograph(browser: str, html: Path, png: Path, *, profile: Path) -> None:
    """Take a picture of the page and crop it."""
    subprocess.run(  # noqa: S603 - a browser from the path, on our own page
        [
            browser,
            *_FLAGS,
            f"--user-data-dir={profile}",
            f"--window-size={_WIDTH},{_HEIGHT}",
            f"--screenshot={png}",
            html.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shrink(png)


def shrink(png: Path) -> None:
    """Cut off the empty end and reduce the number of colours."""
    try:
        from PIL import Image, ImageChops
    except ImportError:
        print("Pillow is not installed, so the picture is not made smaller.", file=sys.stderr)
        return
    with Image.open(png) as opened:
        picture = opened.convert("RGB")
    empty = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, empty).getbbox()
    if box is None:
        raise ValueError("the picture is empty")
    margin = box[0]
    cut = picture.crop((0, 0, picture.width, min(picture.height, box[3] + margin)))
    cut.quantize(64, dither=Image.Dither.NONE).save(png, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
