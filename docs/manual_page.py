"""Make the manual page and the completions of the shells while the wheel is built.

They are made of the parser of the command line, which needs no other package.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import shtab
from argparse_manpage.manpage import Manpage
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = "share/man/man1/rapporteur.1"
COMPLETIONS = {
    "bash": "share/bash-completion/completions/rapporteur",
    "zsh": "share/zsh/site-functions/_rapporteur",
}


class ShellFiles(BuildHookInterface[Any]):
    """Adds the files to the wheel, where an installation for the whole system puts them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files into a folder that lasts as long as the build."""
        sys.path.insert(0, self.root)
        try:
            from facts.cli.parser import build_parser
        finally:
            sys.path.remove(self.root)
        about = {"project_name": "rapporteur", "version": self.metadata.version,
                 "manual_title": "Rapporteur"}  # fmt: skip
        texts = {PAGE: str(Manpage(build_parser(), about))}
        for shell, place in COMPLETIONS.items():
            texts[place] = shtab.complete(build_parser(), shell)
        self._folder = TemporaryDirectory(prefix="rapporteur-")
        for place, text in texts.items():
            file = Path(self._folder.name, Path(place).parent.name, Path(place).name)
            file.parent.mkdir()
            file.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(file)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder."""
        self._folder.cleanup()
