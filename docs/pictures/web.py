"""Make the pictures of the web pages: `python -m docs.pictures.web`, with chromium installed.

They show what `rapporteur --fast serve` answers from the samples.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from facts import Library, samples
from tests.web.devtools import opened

HERE = Path(__file__).parent
PORT = 8123
ADDRESS = f"http://127.0.0.1:{PORT}"
QUESTION = "How many member states co-sponsored the resolution on the Pacific Islands Forum?"
PICTURES = {
    "web-answer.png": (f"/?q={quote(QUESTION)}", 800, 860, "light"),
    "web-article.png": ("/a/3d771603a9535fa8#s4", 800, 720, "light"),
    "web-articles.png": ("/articles", 800, 720, "light"),
    "web-phone.png": (f"/?q={quote(QUESTION)}", 390, 844, "dark"),
}
"""The address, width and height in pixels, and colours of each."""


async def _take(program: str, folder: Path) -> None:
    async with opened(program, folder / "profile") as tab:
        for name, (path, width, height, colours) in PICTURES.items():
            await tab.send(
                "Emulation.setDeviceMetricsOverride",
                width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
            )  # fmt: skip
            scheme = {"name": "prefers-color-scheme", "value": colours}
            await tab.send("Emulation.setEmulatedMedia", features=[scheme])
            await tab.open(f"{ADDRESS}{path}")
            await tab.picture(HERE / name)


def main() -> None:
    """Add the samples to a new record, serve it, and take the pictures."""
    program = shutil.which("chromium") or "google-chrome"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder / "record.db") as library:
            for article in samples.articles():
                library.add(article)
        command = [sys.executable, "-m", "facts", "--fast", "serve", "--port", str(PORT)]
        store = {"RAPPORTEUR_STORE": str(folder / "record.db")}
        with subprocess.Popen(command, env=os.environ | store) as server:  # noqa: S603
            try:
                for _ in range(300):
                    try:
                        urlopen(f"{ADDRESS}/api/health").close()  # noqa: S310  this machine
                        break
                    except OSError:
                        time.sleep(0.1)
                asyncio.run(_take(program, folder))
            finally:
                server.terminate()


if __name__ == "__main__":
    main()
