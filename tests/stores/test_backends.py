"""A store of another package is found by the scheme of its URL."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from facts.errors import StoreUnavailable
from facts.library import Library
from facts.models import Article
from facts.stores import open_store
from facts.testing import LastingStoreContract

PLUGIN = '''
"""A package that gives a store."""
from facts.stores.sqlite import SqliteStore
from pathlib import Path


class ShelfStore(SqliteStore):
    """A store of its own."""


def open_shelf(url: str) -> ShelfStore:
    """Open the store of the URL."""
    return ShelfStore(Path(url.removeprefix("shelf://")))
'''
ENTRY_POINTS = """
[rapporteur.stores]
shelf = shelf_store:open_shelf
broken = shelf_store:missing
absent = no_such_package_of_a_store:open_store
"""


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package that gives a store."""
    folder = tmp_path / "site"
    (folder / "shelf_store-1.0.dist-info").mkdir(parents=True)
    (folder / "shelf_store.py").write_text(PLUGIN)
    (folder / "shelf_store-1.0.dist-info" / "entry_points.txt").write_text(ENTRY_POINTS)
    metadata = "Metadata-Version: 2.1\nName: shelf-store\nVersion: 1.0\n"
    (folder / "shelf_store-1.0.dist-info" / "METADATA").write_text(metadata)
    monkeypatch.syspath_prepend(folder)


class TestStoreOfAnotherPackage(LastingStoreContract):
    """It inherits the contract as a package outside would."""

    @pytest.fixture
    def new_url(self, tmp_path: Path) -> Callable[[], str]:
        numbers = count()
        return lambda: f"shelf://{tmp_path}/{next(numbers)}.shelf"


def test_its_urls_open_it(tmp_path: Path) -> None:
    """The library uses the store as any other."""
    article = Article.of("The mayor opened the bridge.", title="Bridge")
    with Library.open(f"shelf://{tmp_path}/a.shelf") as library:
        assert library.add(article).added
    with open_store(f"shelf://{tmp_path}/a.shelf") as store:
        assert type(store).__name__ == "ShelfStore"
        assert store.get(article.id) == article


@pytest.mark.parametrize("scheme", ["broken", "absent"])
def test_a_package_that_cannot_be_loaded(scheme: str) -> None:
    """The error names the package, and no part of the URL."""
    with pytest.raises(StoreUnavailable, match=r"package shelf-store.*Install") as caught:
        open_store(f"{scheme}://user:secret@host/record")
    assert "secret" not in str(caught.value)


def test_a_scheme_that_no_package_gives() -> None:
    """The error says that a package could."""
    with pytest.raises(StoreUnavailable, match=r"unknown.*install the package"):
        open_store("drawer://user:secret@host/record")
