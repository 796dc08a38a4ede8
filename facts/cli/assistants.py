"""`rapporteur mcp`: the record for assistants."""

from __future__ import annotations

import argparse

from facts.cli.arguments import Verbs, add_address_options, add_verb
from facts.cli.context import CommandContext

PORT = 8001


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(
        verbs,
        "mcp",
        run,
        "Let assistants read the record, by the Model Context Protocol",
        epilog="Without --http, an assistant starts this command itself and talks to it by "
        "standard input and output.",
    )
    parser.add_argument("--http", action="store_true", help="serve at http://HOST:PORT/mcp")
    add_address_options(parser, port=PORT)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Serve until the assistant closes the connection, or until Ctrl-C."""
    from facts.assistants import build_server
    from facts.cli.network import check_address

    if args.http:
        check_address(args.host, args.port)
    context.tell_missing_reader()
    with context.open() as library:
        server = build_server(library)
        if args.http:
            context.print_note(f"http://{args.host}:{args.port}/mcp. Press Ctrl-C to stop.")
            server.run(
                "streamable-http",
                host=args.host,
                port=args.port,
                json_response=True,
                stateless_http=True,
            )
        else:
            server.run("stdio")
    return 0
