"""Fetching: what comes back, and every limit, against a real server on this machine."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.errors import FetchError
from facts.fetch import Fetched, fetch_url
from tests.facts.web import Respond, give, serving
from tests.tries import tries


def here(host: str, port: int) -> list[str]:
    """Resolve every name to this machine."""
    return ["127.0.0.1"]


def get(url: str, **options: object) -> Fetched:
    """Fetch a URL, also from this machine, with short time limits."""
    chosen: dict[str, object] = {"allow_private": True, "resolver": here, "timeout": 5.0}
    return fetch_url(url, **{**chosen, **options})  # type: ignore[arg-type]


def test_a_page_comes_with_its_media_type_and_address() -> None:
    """The bytes as sent, the header's value, and the URL without its fragment."""
    with serving(give(b"<p>caf\xe9</p>", Content_Type="text/html; charset=latin-1")) as site:
        found = get(site.url("/a?b=1") + "#part")
        assert found == Fetched(site.url("/a?b=1"), b"<p>caf\xe9</p>", "text/html; charset=latin-1")


def test_the_server_sees_the_name_and_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Host is the name, not the address; no proxy, cookie or login is used."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with serving(give(b"x")) as site:
        get(site.url())
        headers = site.requests[0][1]
    assert headers["Host"] == f"site.example:{site.port}"
    assert headers["User-Agent"].startswith("rapporteur")
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "site.example",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://site.example/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http:///path",
        "http://[::1",
        "http://site.example:99999/",
        "https://site.example/" + "a" * 5000,
    ],
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    """Other schemes and what is no URL are refused before anything is looked up."""

    def never(host: str, port: int) -> list[str]:
        raise AssertionError("looked up")

    with pytest.raises(FetchError, match="web address"):
        get(url, resolver=never)


@pytest.mark.parametrize(
    "host", ["xn--", "xn--a", "xn--a-.example", "xn--zz--zz", "xn--" + "9" * 60, "xn--\u2028"]
)
def test_a_host_that_is_no_name_is_refused(host: str) -> None:
    """Such as a label that claims to be international and is not."""

    def never(host: str, port: int) -> list[str]:
        raise AssertionError("looked up")

    with pytest.raises(FetchError, match="cannot be fetched"):
        get(f"http://{host}/", resolver=never)


def test_a_redirect_to_a_host_that_is_no_name_is_refused() -> None:
    """It is checked as the first address is."""
    with (
        serving(give(b"", 302, Location="http://xn--/")) as site,
        pytest.raises(FetchError, match="cannot be fetched"),
    ):
        get(site.url())


@settings(deadline=None, max_examples=tries(30), suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=40), st.text("xn-.:/@[]%a0é\u2028", max_size=20)))
def test_any_address_is_fetched_or_refused(rest: str) -> None:
    """No other error comes out, whatever follows the scheme."""

    def unknown(host: str, port: int) -> list[str]:
        raise OSError(host)

    with pytest.raises(FetchError):
        get(f"http://{rest}", resolver=unknown)


def test_credentials_in_a_url_are_refused_and_not_repeated() -> None:
    """Neither the name nor the password is in the error."""
    with pytest.raises(FetchError, match="password") as caught:
        get("https://alice:hunter2@site.example/")
    assert "hunter2" not in str(caught.value)
    assert "alice" not in str(caught.value)


def test_private_addresses_are_refused_unless_allowed() -> None:
    """No connection to the server is made."""
    with serving(give(b"x")) as site:
        with pytest.raises(FetchError, match="private"):
            get(site.url(), allow_private=False)
        assert site.requests == []
        assert get(site.url()).data == b"x"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]"])
def test_spellings_of_this_machine_are_refused(host: str) -> None:
    """The system's own resolver looks them up."""
    with serving(give(b"x")) as site:
        with pytest.raises(FetchError):
            fetch_url(f"http://{host}:{site.port}/", timeout=5)
        assert site.requests == []


def test_a_name_is_looked_up_once_and_the_checked_address_connected_to() -> None:
    """A host that changes its address after the first look-up gains nothing."""
    calls: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        calls.append(host)
        return ["93.184.215.14"] if len(calls) > 1 else ["127.0.0.1"]

    with serving(give(b"x")) as site:
        assert get(site.url(), resolver=rebinding).data == b"x"
    assert calls == ["site.example"]


def test_one_private_address_among_public_ones_is_refused() -> None:
    """All addresses of a host are checked, not only the first."""
    with pytest.raises(FetchError, match="private"):
        get(
            "http://site.example/",
            allow_private=False,
            resolver=lambda host, port: ["93.184.215.14", "10.0.0.1"],
        )


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    """A host with a dead address is reached by another one."""
    with serving(give(b"x")) as site:
        found = get(site.url(), resolver=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert found.data == b"x"


def redirecting(target: str, status: int = 302) -> Respond:
    """Answer `/start` with a redirect, any other path with a page."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/start":
            give(b"", status, Location=target)(handler)
        else:
            give(b"arrived", Content_Type="text/plain")(handler)

    return respond


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_told(status: int) -> None:
    """A relative target is on the same host."""
    with serving(redirecting("/end?x=1", status)) as site:
        assert get(site.url("/start")) == Fetched(site.url("/end?x=1"), b"arrived", "text/plain")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://site.example/", "http://a:b@site.example/", "http://["]
)
def test_each_redirect_is_checked_as_the_first_address_is(target: str) -> None:
    """A page cannot redirect to an address that the user may not fetch."""
    with serving(redirecting(target)) as site, pytest.raises(FetchError):
        get(site.url("/start"))


def test_a_redirect_to_a_private_address_is_refused() -> None:
    """The host of each redirect is looked up and checked."""
    seen: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        seen.append(host)
        if host == "inside.example":
            raise OSError
        return ["127.0.0.1"]

    with (
        serving(redirecting("http://inside.example/secret")) as site,
        pytest.raises(FetchError, match=r"inside\.example"),
    ):
        get(site.url("/start"), resolver=resolver)
    assert seen == ["site.example", "inside.example"]


def test_redirects_have_a_limit() -> None:
    """A loop ends after as many redirects as are allowed."""
    with serving(give(b"", 302, Location="/again")) as site:
        with pytest.raises(FetchError, match="too often"):
            get(site.url(), max_redirects=3)
        assert len(site.requests) == 4


def test_a_redirect_to_nowhere_is_an_error() -> None:
    """A redirect without a target leads to itself until the limit of redirects."""
    with serving(give(b"", 302)) as site, pytest.raises(FetchError, match="redirects"):
        get(site.url(), max_redirects=2)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_an_error_status_is_told(status: int) -> None:
    """The error has the status, but not the path and query, which can contain tokens."""
    with (
        serving(give(b"no", status)) as site,
        pytest.raises(FetchError, match=str(status)) as caught,
    ):
        get(site.url("/private?token=s3cret"))
    assert "s3cret" not in str(caught.value)
    assert "private" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_declared_size_over_the_limit_is_refused() -> None:
    """The error comes before the body is read."""
    with serving(give(b"x" * 2000)) as site:
        assert len(get(site.url(), max_bytes=2000).data) == 2000
        with pytest.raises(FetchError, match="too large"):
            get(site.url(), max_bytes=1999)


def test_a_stream_without_end_is_cut_off_at_the_limit() -> None:
    """A server that declares no size cannot fill the memory."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 10_000)

    with serving(endless) as site, pytest.raises(FetchError, match="too large"):
        get(site.url(), max_bytes=50_000)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"words " * 100, mtime=0)),
        ("deflate", zlib.compress(b"words " * 100)),
        ("deflate", zlib.compress(b"words " * 100)[2:-4]),
        ("identity", b"words " * 100),
    ],
)
def test_compressed_pages_are_inflated(encoding: str, packed: bytes) -> None:
    """gzip, deflate with and without its header."""
    with serving(give(packed, Content_Encoding=encoding)) as site:
        assert get(site.url()).data == b"words " * 100


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_the_limit_holds_for_what_a_page_inflates_to(pack: object) -> None:
    """A small body of zeros cannot inflate beyond the limit."""
    assert callable(pack)
    bomb = pack(b"\0" * 5_000_000)
    assert len(bomb) < 50_000
    with (
        serving(give(bomb, Content_Encoding="gzip")) as site,
        pytest.raises(FetchError, match="too large"),
    ):
        get(site.url(), max_bytes=100_000)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", b"x"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0)),
        ("gzip", b"not gzip at all"),
        ("gzip", gzip.compress(b"words " * 1000, mtime=0)[:-20]),
    ],
)
def test_damaged_or_unknown_compression_is_an_error(encoding: str, body: bytes) -> None:
    """A page is never read in part."""
    with serving(give(body, Content_Encoding=encoding)) as site, pytest.raises(FetchError):
        get(site.url())


def test_a_body_shorter_than_declared_is_an_error() -> None:
    """A connection that ends early leaves no partial article."""

    def short(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    with serving(short) as site, pytest.raises(FetchError, match="ended the connection"):
        get(site.url())


def test_what_is_no_http_is_an_error() -> None:
    """The greeting of another protocol is recognised."""

    def greet(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n")
        handler.close_connection = True

    with serving(greet) as site, pytest.raises(FetchError, match="is not HTTP"):
        get(site.url())


def test_a_silent_server_is_given_up_on() -> None:
    """A wait that is longer than `read_timeout` ends the fetch."""
    release = threading.Event()

    def silent(handler: BaseHTTPRequestHandler) -> None:
        release.wait(5)

    with serving(silent) as site:
        try:
            with pytest.raises(FetchError, match="too long"):
                get(site.url(), read_timeout=0.2)
        finally:
            release.set()


@pytest.mark.parametrize("head_first", [True, False])
def test_a_server_that_drips_ends_at_the_limit_of_the_whole(head_first: bool) -> None:
    """Each byte of the head or body comes in time, but the page never ends."""
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        if head_first:
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not stop.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    with serving(drip) as site:
        try:
            with pytest.raises(FetchError, match="too long"):
                get(site.url(), timeout=0.5)
        finally:
            stop.set()


def test_a_look_up_that_hangs_ends_at_the_limit_of_the_whole() -> None:
    """The system's resolver has no time limit, and nobody waits for it afterwards."""
    release = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        release.wait(30)
        return ["127.0.0.1"]

    begun = time.monotonic()
    try:
        with pytest.raises(FetchError, match="too long"):
            get("http://site.example/", resolver=hang, timeout=0.3)
        assert time.monotonic() - begun < 20
    finally:
        release.set()


def test_an_unknown_host_and_a_closed_port_are_errors() -> None:
    """Both name the host."""

    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match=r"site\.example cannot be found"):
        get("http://site.example/", resolver=unknown)
    with pytest.raises(FetchError, match="cannot be found"):
        get("http://site.example/", resolver=lambda host, port: [])
    with serving(give(b"x")) as site:
        closed = site.url()
    with pytest.raises(FetchError, match="no connection"):
        get(closed)


def test_fetching_from_several_threads_at_once_keeps_them_apart() -> None:
    """Each call has its own loop and connections."""

    def echo(handler: BaseHTTPRequestHandler) -> None:
        give(handler.path.encode())(handler)

    results: dict[str, bytes] = {}
    with serving(echo) as site:

        def work(path: str) -> None:
            results[path] = get(site.url(path)).data

        threads = [threading.Thread(target=work, args=(f"/{n}",)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == {f"/{n}": f"/{n}".encode() for n in range(8)}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a self-signed certificate for site.example and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site.example")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("site.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "key.pem").write_bytes(private)
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    return folder / "cert.pem", folder / "key.pem"


def test_a_certificate_is_checked_against_the_name(certificate: tuple[Path, Path]) -> None:
    """The certificate must be trusted and match the name, though an address is connected to."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(*certificate)
    names: list[str | None] = []
    server.sni_callback = lambda _socket, name, _context: names.append(name)
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    with serving(give(b"safe"), tls=server) as site:
        assert get(site.url(scheme="https"), tls=trusting).data == b"safe"
        assert names == ["site.example"]
        with pytest.raises(FetchError, match="certificate"):
            get(site.url(scheme="https", host="other.example"), tls=trusting)
        with pytest.raises(FetchError, match="certificate"):
            get(site.url(scheme="https"))
