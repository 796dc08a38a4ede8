"""A hook of MkDocs: links to files outside docs/ lead to the repository.

On a file host `../CHANGELOG.md` works as it is; the site has no such page.
"""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import normpath
from typing import Any

_LINK = re.compile(r"\]\((\.\./[^)#\s]+)")


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Return the page with such links replaced. A link to a missing file is left, and fails."""
    folder = Path(page.file.abs_src_path).parent
    root = Path(config.docs_dir).parent

    def replaced(link: re.Match[str]) -> str:
        target = (folder / link[1]).resolve()
        if target.is_relative_to(config.docs_dir) or not target.exists():
            return link[0]
        return f"]({config.repo_url}/blob/main/{normpath(target.relative_to(root).as_posix())}"

    return _LINK.sub(replaced, markdown)
