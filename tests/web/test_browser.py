"""A real browser shows the pages: `chromium`, without a screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.web.conftest import ANSWER, CITED, DISAGREEMENT, TONGA, UNANSWERED
from tests.web.devtools import Tab, opened
from tests.web.serving import serving

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser() -> str:
    """The browser's program. The test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        if "REQUIRE_CHROMIUM" in os.environ:
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    return found


@pytest.fixture(scope="module")
def address(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `rapporteur serve` on the samples."""
    record = shutil.copy(sample_file, tmp_path_factory.mktemp("web") / "record.db")
    with serving(record) as served:
        yield served.address


@pytest.fixture
async def tab(browser: str, tmp_path: Path) -> AsyncIterator[Tab]:
    """A page of a browser with a new profile."""
    async with opened(browser, tmp_path / "profile") as made:
        yield made


async def test_a_question_is_asked_by_keyboard_and_its_sentence_found(
    tab: Tab, address: str
) -> None:
    """From the start to the marked sentence, which is in view, without a mouse."""
    await tab.open(f"{address}/")
    assert await tab.value("document.activeElement.id") == "q"
    await tab.type(TONGA)
    await tab.press("Enter", 13, "\r")
    await tab.wait()
    assert await tab.value("document.querySelector('p.short').innerText") == ANSWER
    await tab.value("document.querySelector('.answer .source a').focus()")
    await tab.press("Enter", 13, "\r")
    await tab.wait()
    assert (await tab.value("location.pathname")) == f"/a/{CITED}"
    assert ANSWER in await tab.value("document.querySelector(':target').innerText")
    assert tab.complaints == []


async def test_the_last_sentence_is_scrolled_to_and_marked(tab: Tab, address: str) -> None:
    """In a window that is too small for the article; no other sentence is marked."""
    await tab.send(
        "Emulation.setDeviceMetricsOverride", width=600, height=300, deviceScaleFactor=1,
        mobile=False,
    )  # fmt: skip
    await tab.open(f"{address}/a/{CITED}#s11")
    place = "document.querySelector(':target').getBoundingClientRect()"
    assert await tab.value("scrollY") > 100
    assert 0 <= await tab.value(f"{place}.top") < await tab.value("innerHeight")
    colours = await tab.value(
        "[...document.querySelectorAll('.s')].map(each => getComputedStyle(each).backgroundColor)"
    )
    assert len({*colours}) == 2
    assert colours[11] not in colours[:11]


@pytest.mark.parametrize(("scheme", "light"), [("light", True), ("dark", False)])
async def test_pages_fit_a_phone_in_the_light_and_in_the_dark(
    tab: Tab, address: str, scheme: str, light: bool
) -> None:
    """Nothing has to be scrolled sideways, and everything can be read and touched."""
    await tab.send(
        "Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=2,
        mobile=True,
    )  # fmt: skip
    await tab.send(
        "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}]
    )
    paths = ("/", f"/?q={TONGA}", f"/?q={UNANSWERED}", f"/?q={DISAGREEMENT}", f"/a/{CITED}",
             "/articles", "/nowhere")  # fmt: skip
    for path in paths:
        await tab.open(f"{address}{path}")
        assert await tab.value("document.documentElement.scrollWidth") <= 360, path
        assert await tab.value(OVERLAPPING) == [], path
        assert await tab.value(CONTRAST) >= 4.5, path
        style = "getComputedStyle(document.body)"
        bright = f"{style}.backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b) > 384"
        assert await tab.value(bright) is light
        sizes = (
            "[...document.querySelectorAll('button, input[type=text]')].map(e => e.offsetHeight)"
        )
        assert min(await tab.value(sizes) or [44]) >= 36


async def test_a_timeline_leads_to_what_it_shows_by_keyboard(tab: Tab, address: str) -> None:
    """From an answer's dot to its sentence, and from a bar to its articles."""
    for told, there in (("87: MW, 15 November 2022", "87 member states"), ("104: ", "104 member")):
        await tab.open(f"{address}/?q={DISAGREEMENT}")
        await tab_to(tab, told)
        await tab.press("Enter", 13, "\r")
        await tab.wait()
        assert there in await tab.value("document.querySelector(':target').innerText")
    await tab.open(f"{address}/articles")
    await tab_to(tab, "2022: ")
    number = int((await tab.value(FOCUSED)).split()[1])
    await tab.press("Enter", 13, "\r")
    await tab.wait()
    assert await tab.value("document.querySelectorAll('tbody tr').length") == number
    assert tab.complaints == []


async def tab_to(tab: Tab, named: str) -> None:
    """Press the Tab key until something whose name begins so has the focus, and is seen to."""
    for _ in range(60):
        await tab.press("Tab", 9)
        if (await tab.value(FOCUSED)).startswith(named):
            assert (
                await tab.value("getComputedStyle(document.activeElement).outlineStyle") != "none"
            )
            return
    raise AssertionError(f"the Tab key does not lead to {named!r}")


async def test_nothing_is_loaded_from_elsewhere_and_no_script_is_needed(
    tab: Tab, address: str
) -> None:
    """All requests go to the server itself."""
    await tab.send("Emulation.setScriptExecutionDisabled", value=True)
    for path in ("/", f"/?q={TONGA}", f"/a/{CITED}", "/articles"):
        await tab.open(f"{address}{path}")
    assert len(tab.requested) >= 5
    own = (address, "data:")
    assert [url for url in tab.requested if not url.startswith(own)] == []
    assert tab.complaints == []


FOCUSED = "document.activeElement.getAttribute('aria-label') || ''"
"""The name that a page gives to what has the focus."""
OVERLAPPING = """
(() => {
  const boxes = [...document.querySelectorAll('.timeline text')]
    .map(each => [each.textContent, each.getBoundingClientRect()]);
  return boxes.filter(([text, box]) => box.left < 0 || box.right > innerWidth || boxes.some(
    ([other, beside]) => other !== text && beside.left < box.right && box.left < beside.right
      && beside.top < box.bottom && box.top < beside.bottom)).map(([text]) => text);
})()
"""
"""The words of a picture that are outside the page or over others."""
CONTRAST = """
(() => {
  const light = ([r, g, b]) => {
    const part = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ink = each => each.matches('text') ? 'fill' : 'color';
  const colour = (element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).map(Number);
  const behind = element => {
    for (; element; element = element.parentElement) {
      const found = colour(element, 'backgroundColor');
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  return Math.min(...[...document.querySelectorAll('main *, header *, footer')]
    .filter(each => each.matches('text') ||
      each.innerText && each.offsetHeight && !each.matches('option, optgroup'))
    .map(each => {
      const both = [light(colour(each, ink(each))), light(behind(each))];
      const [low, high] = both.sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    }));
})()
"""
"""The least contrast of text and what is behind it, as WCAG 2 reckons it."""
