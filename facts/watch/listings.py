"""What a watched feed, sitemap or folder lists, as offers to the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from facts.fetch import Fetched, PrivateHosts
from facts.readers import Contents, FoundArticle, read_all
from facts.readers.listed import Entry
from facts.readers.text import article_of
from facts.stores.watching import WatchedItem
from facts.watch.folders import files_in, read_file
from facts.watch.polite import PoliteFetcher
from facts.watch.taking import Offer, Page


def offers_of_folder(folder: Path) -> Iterator[Offer]:
    """Yield the files of a folder. Raises `InputError` where it cannot be read."""
    for key, stamp, path in files_in(folder):
        yield Offer(key, stamp, _file_loader(path))


def _file_loader(path: Path) -> Callable[[WatchedItem | None], Page]:
    return lambda _: Page(read_file(path))


@dataclass(frozen=True, slots=True)
class Articles:
    """Loads the articles that a list on the web names."""

    fetcher: PoliteFetcher
    private_hosts: PrivateHosts

    def offer(self, entry: Entry) -> Offer:
        """Return the offer of an entry."""
        return Offer(entry.key, entry.stamp, lambda item: self._load(entry, item))

    def _load(self, entry: Entry, item: WatchedItem | None) -> Page:
        if entry.url is None:
            content = entry.content
            article = article_of(
                content.text if content else "",
                title=content.title if content else None,
                source=entry.source,
                published=entry.published,
            )
            return Page(Contents((FoundArticle(article),)))
        fetched = self.fetcher.fetch(
            entry.url,
            etag=item.etag if item is not None else None,
            last_modified=item.last_modified if item is not None else None,
            private_hosts=self.private_hosts,
        )
        if fetched.unchanged:
            return Page(None)
        return Page(_read(fetched, entry), fetched.etag, fetched.last_modified)


def _site(url: str) -> str:
    """Return the name of a page's site, which stands for a source that the page does not name."""
    return urlsplit(url).netloc.removeprefix("www.")


def _read(fetched: Fetched, entry: Entry) -> Contents:
    contents = read_all(fetched.data, media_type=fetched.media_type, url=fetched.url)
    return replace(
        contents, articles=tuple(_completed(each, fetched, entry) for each in contents.articles)
    )


def _completed(found: FoundArticle, fetched: Fetched, entry: Entry) -> FoundArticle:
    """Add what the list says of an article to what the article itself does not say."""
    changes: dict[str, object] = {}
    if entry.source and found.article.source in (None, _site(fetched.url)):
        changes["source"] = entry.source
    if found.article.published is None and entry.published:
        changes["published"] = date.fromisoformat(entry.published)
    return replace(found, article=found.article.model_copy(update=changes))
