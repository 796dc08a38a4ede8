"""Pages of many forms: all that a reader sees of the article is there, and nothing of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.readers import html
from facts.readers.text import article_of
from facts.text.sentences import split
from tests.tries import tries

PAGES = sorted((Path(__file__).parents[2] / "benchmarks" / "data" / "pages").glob("*.html"))


def sentences(data: bytes) -> list[str]:
    """Return the sentences of a page's article, with all dashes replaced by hyphens."""
    found = html.extract(data)
    article = article_of(found.text, title=found.title, published=found.published)
    return [" ".join(s.text.split()).replace("–", "-") for s in split(article)]


def test_there_are_pages_of_many_forms() -> None:
    """A folder that moved would leave nothing to test."""
    assert len(PAGES) > 35


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_its_article_and_nothing_else(page: Path) -> None:
    """The file beside it holds the sentences that a reader would call the article."""
    lines = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert sentences(page.read_bytes()) == [line.replace("–", "-") for line in lines]


# A page is composed of pieces: forms of text that must come out, and forms that must not.
KEPT = {
    "<p>{}</p>": "Paragraph {n} tells that the bridge at mile {n} was rebuilt.",
    "<div><p>{}</p></div>": "Box {n} says that the mill at mile {n} grinds again.",
    "<ul><li>{}</li></ul>": "Point {n} lists the well at mile {n} of the road.",
    "<ol><li><p>{}</p></li></ol>": "Step {n} repairs the lock at mile {n} in spring.",
    "<figure><img><figcaption>{}</figcaption></figure>": "Picture {n} shows the barn at mile {n}.",
    "<blockquote><p>{}</p></blockquote>": "Voice {n} recalls the inn at mile {n} with joy.",
    "<details><summary>Ford</summary><p>{}</p></details>": "Detail {n} names the ford at mile {n}.",
    "<p><span><b><i>{}</i></b></span></p>": "Layer {n} hides the stone at mile {n} well.",
    "<section><p>{}</p></section>": "Part {n} is about the school at mile {n} alone.",
    "<div><img><p class='image-caption'>{}</p></div>": "Sight {n} of the ferry at mile {n}",
    "<p hidden>Nothing.</p><p>{}</p>": "Line {n} counts the lamps at mile {n} by night.",
}
LEFT = (
    "<nav><a href='/a'>Chrome</a> <a href='/b'>Chrome menu</a></nav>",
    "<div class='ad'><p>Chrome sells two tyres for the price of one.</p></div>",
    "<div class='newsletter'><p>Chrome sends you the best stories every morning.</p></div>",
    "<aside class='related'><h3>Related</h3><a href='/c'>Chrome story</a></aside>",
    "<p style='display:none'>Chrome is what nobody sees on this page.</p>",
    "<script>var chrome = 'Chrome is written by a script.';</script>",
    "<div class='share-buttons'><span>Chrome</span> <a href='#'>Mail</a></div>",
    "<form><label>Chrome</label><input value='Chrome'><button>Chrome</button></form>",
    "<p><a href='/d'>Read more: Chrome and its colours</a></p>",
    "<p>Sign up for our Chrome newsletter and get it in your inbox.</p>",
    "<p><a href='/p'>Printer-friendly version</a> <a href='/m'>E-mail Chrome</a></p>",
    "<p>Our Standards: <a href='/s'>The Chrome Trust Principles.</a></p>",
    "<div class='page-feedback'><h3>Is Chrome useful?</h3><p>Help us improve Chrome.</p></div>",
    "<template><p>Chrome is a template of this page.</p></template>",
    "<div class='comments'><p>Chrome is great, says a reader of this page.</p></div>",
)
FRAMES = (
    "{}",
    "<main>{}</main>",
    "<article>{}</article>",
    "<div class='page'><div class='content'>{}</div></div>",
    "<header><a href='/'>Chrome Times</a></header><main><article>{}</article></main>"
    "<footer><p>© Chrome Times, all rights reserved.</p></footer>",
)


@settings(deadline=None, max_examples=tries(60))
@given(
    st.sampled_from(FRAMES),
    st.lists(st.sampled_from([*KEPT, *LEFT]), min_size=2, max_size=12),
)
def test_a_page_composed_of_any_pieces(frame: str, pieces: list[str]) -> None:
    """Whatever stands beside it, each piece of the article comes out once, and in order."""
    lead = "The road along the river was measured and described by two surveyors in May."
    wanted, parts = [lead], [f"<h1>The road along the river</h1><p>{lead}</p>"]
    for n, piece in enumerate(pieces, 1):
        if piece in KEPT:
            wanted.append(KEPT[piece].format(n=n))
            parts.append(piece.format(wanted[-1]))
        else:
            parts.append(piece)
    end = "The surveyors will give their map to the town hall before the summer begins."
    body = frame.format("\n".join([*parts, f"<p>{end}</p>"]))
    page = f"<html><head><title>The road along the river</title></head><body>{body}</body></html>"
    found = sentences(page.encode())
    assert [s for s in found if s in wanted] == wanted
    assert found[-1] == end
    assert not [s for s in found if "Chrome" in s]
