"""Watching: new articles come once, updates replace, and sites are treated as their guests do."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from facts.errors import FetchError, InputError, StoreError
from facts.fetch import PrivateHosts
from facts.library import Library
from facts.watch import Watcher, watcher
from facts.watch.polite import PoliteFetcher, RobotsRefusal, Stopped
from facts.watch.robots import LONGEST_DELAY, Rules
from facts.watch.wording import in_words
from tests.facts.watching import HERE, Watching, feed, page, watching

QUAY = "The northern quay of Norvik opens in March 2027 after repairs, Mayor Ida Kostrova said."
FERRY = "A ferry will cross the bay four times a day from June, the council of Tarnow decided."


def with_feed(given: Watching, *paths: str) -> None:
    """Give the site a feed of pages, and watch it."""
    sentences = (QUAY, FERRY)
    given.publisher.bodies["/feed"] = feed(*paths)
    for number, path in enumerate(paths):
        given.publisher.bodies[path] = page(f"Page {path}", sentences[number % 2] + f" {path}")
    given.watcher.add(given.publisher.url("/feed"))


# Feeds


def test_the_articles_of_a_feed_come_once() -> None:
    """With their own texts, and the feed's name and day where the page has none."""
    with watching() as given:
        with_feed(given, "/a", "/b")
        result = given.look()
        assert (result.added, result.failed, result.problem) == (2, 0, None)
        assert given.titles() == ["Page /a", "Page /b"]
        info = given.library.articles()[0]
        assert (info.source, str(info.published)) == ("Quay News", "2026-03-02")
        assert given.publisher.asked() == ["/feed", "/a", "/b"]
        again = given.look()
        assert in_words(again) == "nothing new"
        assert given.publisher.asked() == ["/feed"]


def test_nothing_is_sent_for_a_feed_that_has_not_changed() -> None:
    """The next request carries the version of the last answer."""
    with watching() as given:
        given.publisher.headers["/feed"] = {"ETag": '"one"'}
        with_feed(given, "/a")
        given.look()
        result = given.look()
        assert result.unchanged
        given.publisher.headers["/feed"] = {"ETag": '"two"'}
        given.publisher.bodies["/feed"] = feed("/a", "/b")
        given.publisher.bodies["/b"] = page("Page /b", FERRY)
        result = given.look()
        assert result.added == 1


def test_a_place_is_due_only_after_its_time() -> None:
    """Two processes that watch the same record do not look at it twice."""
    with watching() as given:
        with_feed(given, "/a")
        given.look()
        assert given.looks(after=60.0) == []
        other = Watching(given.library, given.publisher)
        other.now = given.now
        assert other.looks(after=0.0) == []


def test_an_update_replaces_the_version_before() -> None:
    """Where the list says that the article has changed, and its page has."""
    with watching() as given:
        with_feed(given, "/a")
        given.look()
        later = "Tue, 03 Mar 2026 10:00:00 GMT"
        given.publisher.bodies["/a"] = page("Page /a", QUAY.replace("March", "April"))
        given.look()
        assert "March" in given.library.get(given.library.articles()[0].id).text
        given.publisher.bodies["/feed"] = feed("/a", day=later)
        result = given.look()
        assert (result.added, result.updated, result.similar) == (0, 1, 0)
        (info,) = given.library.articles()
        assert "April" in given.library.get(info.id).text


def test_an_article_that_somebody_removed_stays_removed() -> None:
    """Also where its publisher changes it later."""
    with watching() as given:
        with_feed(given, "/a")
        given.look()
        given.library.remove(given.library.articles()[0].id)
        given.publisher.bodies["/a"] = page("Page /a", QUAY.replace("March", "April"))
        given.publisher.bodies["/feed"] = feed("/a", day="Tue, 03 Mar 2026 10:00:00 GMT")
        given.look()
        assert given.titles() == []


def test_an_update_never_removes_what_a_person_added() -> None:
    """The text was in the record before the feed named it."""
    with watching() as given:
        with_feed(given, "/a")
        given.look()
        article = given.library.remove(given.library.articles()[0].id)
        (watch,) = given.watcher.all()
        given.watcher.remove(watch)
        given.library.add(article)
        with_feed(given, "/a")
        result = given.look()
        assert (result.added, result.known) == (0, 1)
        given.publisher.bodies["/a"] = page("Page /a", QUAY.replace("March", "April"))
        given.publisher.bodies["/feed"] = feed("/a", day="Tue, 03 Mar 2026 10:00:00 GMT")
        given.look()
        assert len(given.library.articles()) == 2


def test_a_text_at_two_addresses_is_stored_once_and_a_like_one_is_counted() -> None:
    """Copies are the rule among agencies' customers."""
    with watching() as given:
        with_feed(given, "/a", "/b", "/c")
        text = f"{QUAY} {FERRY} The mayor thanked the builders, who had worked at night."
        for path in ("/a", "/b"):
            given.publisher.bodies[path] = page("The quay", text)
        given.publisher.bodies["/c"] = page("The quay", f"{text} They rest now.")
        result = given.look()
        assert (result.added, result.known, result.similar) == (2, 1, 1)


def test_an_item_without_an_address_is_taken_from_the_feed() -> None:
    """Its text is all that there is."""
    with watching() as given:
        given.publisher.bodies["/feed"] = (
            b"<rss version='2.0'><channel><title>Quay News</title><item><title>Quay</title>"
            b"<description>" + QUAY.encode() + b"</description></item></channel></rss>"
        )
        given.watcher.add(given.publisher.url("/feed"))
        result = given.look()
        assert result.added == 1
        assert given.library.articles()[0].source == "Quay News"


def test_an_article_that_cannot_be_read_is_tried_three_times() -> None:
    """And named, with the reason. One that is gone is tried once."""
    with watching() as given:
        with_feed(given, "/a", "/gone")
        given.publisher.statuses |= {"/a": 500, "/gone": 404}
        result = given.look()
        assert result.failed == 2
        assert "404" in result.examples[1]
        given.publisher.asked()
        for _ in range(4):
            given.look()
        assert given.publisher.asked().count("/a") == 2
        given.publisher.statuses.clear()
        given.publisher.bodies["/feed"] = feed("/a", day="Tue, 03 Mar 2026 10:00:00 GMT")
        result = given.look()
        assert result.added == 1


def test_one_look_takes_some_pages_and_the_rest_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list does not become a flood, and is not forgotten where it stays the same."""
    monkeypatch.setattr(watcher, "MOST_AT_ONCE", 2)
    with watching() as given:
        given.publisher.headers["/feed"] = {"ETag": '"one"'}
        with_feed(given, "/a", "/b", "/c")
        result = given.look()
        assert (result.added, result.waiting) == (2, 1)
        result = given.look()
        assert (result.added, result.waiting) == (1, 0)


# Sitemaps


def sitemap(given: Watching, *pages: tuple[str, str]) -> bytes:
    """Return a sitemap of paths and days."""
    urls = "".join(
        f"<url><loc>{given.publisher.url(path)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in pages
    )
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><urlset xmlns="{namespace}">{urls}</urlset>'.encode()


def test_the_pages_of_a_sitemap_come_newest_first() -> None:
    """The sitemap may be compressed."""
    with watching() as given:
        days = (("/old", "2025-01-01"), ("/new", "2026-03-01T10:00:00Z"))
        given.publisher.bodies |= {path: page(path, QUAY + path) for path, _ in days}
        given.publisher.bodies["/sitemap.xml.gz"] = gzip.compress(sitemap(given, *days))
        given.watcher.add(given.publisher.url("/sitemap.xml.gz"))
        result = given.look()
        assert result.added == 2
        assert given.publisher.asked() == ["/sitemap.xml.gz", "/new", "/old"]


def test_the_sitemaps_of_an_index_are_read_when_they_change() -> None:
    """Those that did not change are not fetched."""
    with watching() as given:
        given.publisher.bodies |= {
            "/1.xml": sitemap(given, ("/a", "2026-03-01")),
            "/2.xml": sitemap(given, ("/b", "2026-03-02")),
            "/a": page("Page /a", QUAY),
            "/b": page("Page /b", FERRY),
        }
        parts = "".join(
            f"<sitemap><loc>{given.publisher.url(path)}</loc><lastmod>2026-03-02</lastmod></sitemap>"
            for path in ("/1.xml", "/2.xml")
        )
        index = f"<sitemapindex>{parts}</sitemapindex>"
        given.publisher.bodies["/sitemap.xml"] = index.encode()
        given.watcher.add(given.publisher.url("/sitemap.xml"))
        result = given.look()
        assert result.added == 2
        given.publisher.asked()
        given.look()
        assert given.publisher.asked() == ["/sitemap.xml"]


# Folders


def test_new_and_changed_files_of_a_folder_come_by_themselves(tmp_path: Path) -> None:
    """An unchanged file is not read again, and a removed one stays in the record."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "quay.txt").write_text(f"The quay\n\n{QUAY}")
    (tmp_path / "notes.log").write_text(QUAY)
    with watching() as given:
        given.watcher.add(str(tmp_path))
        assert given.look().added == 1
        assert in_words(given.look()) == "nothing new"
        (tmp_path / "ferry.txt").write_text(f"The ferry\n\n{FERRY}")
        (tmp_path / "sub" / "quay.txt").write_text(f"The quay\n\n{QUAY} It rains.")
        result = given.look()
        assert (result.added, result.updated) == (1, 1)
        (tmp_path / "ferry.txt").unlink()
        given.look()
        assert len(given.library.articles()) == 2
        shutil.rmtree(tmp_path)
        result = given.look()
        assert "folder cannot be read" in (result.problem or "")
        assert len(given.library.articles()) == 2


def test_a_file_with_a_name_in_another_encoding_is_taken(tmp_path: Path) -> None:
    """Its name cannot be stored as it is."""
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(f"Quay\n\n{QUAY}")
    except OSError:
        pytest.skip("this file system holds Unicode names only")
    with watching() as given:
        given.watcher.add(str(tmp_path))
        assert given.look().added == 1


# Politeness


def test_what_robots_txt_forbids_is_not_fetched() -> None:
    """The feed itself, and each page."""
    with watching() as given:
        with_feed(given, "/a", "/hidden")
        given.publisher.bodies["/robots.txt"] = (
            b"User-agent: *\nDisallow: /\n\nUser-agent: Rapporteur\nDisallow: /hidden"
        )
        result = given.look()
        assert (result.added, result.failed) == (1, 1)
        assert "robots.txt" in result.examples[0]
        assert "/hidden" not in given.publisher.asked()


def test_a_site_whose_robots_txt_fails_is_left_alone() -> None:
    """Its rules are unknown. A site that has none allows everything."""
    with watching() as given:
        with_feed(given, "/a")
        given.publisher.statuses["/robots.txt"] = 503
        result = given.look()
        assert result.problem is not None
        assert given.publisher.asked() == []


@pytest.mark.parametrize(("asked", "delay"), [("3", 3.0), ("9999", LONGEST_DELAY), ("x", 0.0)])
def test_a_site_says_how_long_to_pause(asked: str, delay: float) -> None:
    """Within limits."""
    assert Rules.of(f"User-agent: *\nCrawl-delay: {asked}".encode()).delay == delay


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"<html>", b"Disallow: /" * 1000])
def test_rules_that_are_none_forbid_nothing(data: bytes) -> None:
    """Many sites answer with a page."""
    assert Rules.of(data).allow("https://site.example/a")


def test_between_two_requests_to_a_host_there_is_a_pause() -> None:
    """It ends when the program is stopped."""
    stop = threading.Event()
    with watching() as given:
        given.publisher.bodies["/a"] = b"x"
        fetcher = PoliteFetcher(stop, pause=0.3, resolver=given.resolve)
        begun = time.monotonic()
        for _ in range(2):
            fetcher.fetch(given.publisher.url("/a"), private_hosts=HERE)
        assert time.monotonic() - begun >= 0.6  # after the rules, and after the first
        stop.set()
        with pytest.raises(Stopped):
            fetcher.fetch(given.publisher.url("/a"), private_hosts=HERE)


def test_redirects_obey_the_rules_of_where_they_lead() -> None:
    """Also within one site."""
    with watching() as given:
        given.publisher.bodies["/robots.txt"] = b"User-agent: *\nDisallow: /b"
        given.publisher.statuses["/a"] = 302
        given.publisher.headers["/a"] = {"Location": "/b"}
        fetcher = PoliteFetcher(threading.Event(), pause=0.0, resolver=given.resolve)
        with pytest.raises(RobotsRefusal):
            fetcher.fetch(given.publisher.url("/a"), private_hosts=HERE)
        assert given.publisher.asked() == ["/a"]


def test_a_place_that_fails_is_asked_less_and_less_often() -> None:
    """And as often as before once it answers."""
    with watching() as given:
        with_feed(given, "/a")
        given.publisher.statuses["/feed"] = 500
        waits = []
        for _ in range(4):
            given.look(after=100_000.0)
            waits.append(given.watcher.all()[0].next_at - given.now)
        assert waits == [3_600.0, 7_200.0, 14_400.0, 28_800.0]
        del given.publisher.statuses["/feed"]
        given.look(after=100_000.0)
        assert given.watcher.all()[0].next_at - given.now == 1_800.0


def test_a_busy_site_is_left_alone_for_as_long_as_it_asks() -> None:
    """The rest of its pages waits."""
    with watching() as given:
        with_feed(given, "/a", "/b", "/c")
        given.publisher.statuses["/b"] = 429
        given.publisher.headers["/b"] = {"Retry-After": "40000"}
        result = given.look()
        assert (result.added, result.failed, result.waiting) == (1, 0, 2)
        assert given.watcher.all()[0].next_at - given.now == 40_000.0
        assert "/c" not in given.publisher.asked()


def test_a_feed_that_is_gone_is_paused() -> None:
    """The publisher says that it does not come back."""
    with watching() as given:
        with_feed(given, "/a")
        given.publisher.statuses["/feed"] = 410
        given.look()
        assert given.watcher.all()[0].paused
        assert given.looks(after=1_000_000.0) == []


# Private networks


def test_private_networks_are_not_read_unless_listed() -> None:
    """Nothing is asked for."""
    with watching(PrivateHosts()) as given:
        with_feed(given, "/a")
        result = given.look()
        assert "private" in (result.problem or "")
        assert given.publisher.asked() == []


def test_a_public_feed_leads_to_no_private_host() -> None:
    """Even to one that the operator lets be read."""
    with watching(PrivateHosts.parse("inner.example")) as given:
        fetcher = PoliteFetcher(threading.Event(), pause=0.0, resolver=given.resolve)
        given.publisher.bodies["/a"] = b"x"
        inner = given.publisher.url("/a", "inner.example")
        hosts = PrivateHosts.parse("inner.example")
        assert fetcher.fetch(inner, private_hosts=hosts).private
        with pytest.raises(FetchError, match="private"):
            fetcher.fetch(given.publisher.url("/a"), private_hosts=hosts)


# What can be watched


@pytest.mark.parametrize("given", ["", "ftp://site.example/", "file:///etc", "no such folder"])
def test_only_web_addresses_and_folders_can_be_watched(given: str) -> None:
    """The error says what to give."""
    with Library.open(":memory:") as library, pytest.raises((FetchError, InputError)):
        Watcher(library).add(given)


def test_a_page_is_no_feed_and_its_feed_is_named() -> None:
    """It is easy to give the address of the site instead."""
    with watching() as given:
        given.publisher.bodies["/"] = (
            b"<html><head><link rel=alternate type='application/atom+xml' href='/atom.xml'></head>"
            b"<body><p>Welcome</p></body></html>"
        )
        given.watcher.add(given.publisher.url("/"))
        result = given.look()
        assert given.publisher.url("/atom.xml") in (result.problem or "")


def test_a_place_can_be_paused_resumed_and_removed(tmp_path: Path) -> None:
    """By its number or address. Its articles stay."""
    (tmp_path / "quay.txt").write_text(f"The quay\n\n{QUAY}")
    with watching() as given:
        watch = given.watcher.add(str(tmp_path))
        assert given.watcher.add(str(tmp_path)) == watch
        given.look()
        given.watcher.pause(given.watcher.find(str(watch.key)))
        assert given.looks(after=1_000_000.0) == []
        given.watcher.resume(given.watcher.find(str(tmp_path)))
        given.look(after=0.0)
        given.watcher.remove(given.watcher.find(f"#{watch.key}"))
        assert given.watcher.all() == []
        assert len(given.library.articles()) == 1
        with pytest.raises(InputError, match="not watched"):
            given.watcher.find(str(watch.key))


def test_watched_places_are_kept_in_the_record(tmp_path: Path) -> None:
    """With what they have listed, so that a restart adds nothing twice."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "quay.txt").write_text(f"The quay\n\n{QUAY}")
    for added in (1, 0):
        with watching(store=tmp_path / "record.db") as given:
            given.watcher.add(str(tmp_path / "news"))
            given.now += 10_000.0 * (1 - added)
            assert given.look().added == added


def test_watching_ends_when_it_is_stopped(tmp_path: Path) -> None:
    """It looks at once at a place that is added, and sleeps between looks."""
    (tmp_path / "quay.txt").write_text(f"The quay\n\n{QUAY}")
    with Library.open(":memory:") as library:
        given = Watcher(library)
        looked = threading.Event()
        thread = threading.Thread(target=given.run, args=(lambda *_: looked.set(),))
        thread.start()
        given.add(str(tmp_path))
        assert looked.wait(60)
        given.stop()
        thread.join(10)
        assert not thread.is_alive()


def test_a_store_that_keeps_no_places_says_so() -> None:
    """Some stores may leave it out."""

    class Bare:
        """A store without places."""

    with pytest.raises(StoreError, match="keeps no watched"):
        Watcher(Library(Bare())).all()  # type: ignore[arg-type]
