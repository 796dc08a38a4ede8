"""`rapporteur completion`: what a shell needs to complete verbs, options and files."""

from __future__ import annotations

import argparse

from facts.cli.arguments import Verbs, add_verb
from facts.cli.context import PROGRAM, CommandContext

SHELLS = ("bash", "zsh", "tcsh")


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(
        verbs,
        "completion",
        run,
        "Print a script that completes the commands in a shell",
        epilog=f"bash: {PROGRAM} completion bash > ~/.local/share/bash-completion/completions/"
        f"{PROGRAM}",
    )
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the script."""
    import shtab

    from facts.cli.parser import build_parser

    print(shtab.complete(build_parser(), args.shell))
    return 0
