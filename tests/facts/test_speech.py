"""Recordings are written down, and hostile ones harm nobody."""

from __future__ import annotations

import io
import signal
import threading
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from facts.errors import QuestionError, RecordingError, RecordingTooLong, WeightsDamaged
from facts.library import Library
from facts.speech import LARGEST_RECORDING, LONGEST_RECORDING, Heard, Transcriber
from facts.speech import transcriber as transcribing
from facts.speech.sound import RATE, decode
from facts.speech.weights import DIGESTS, checked

SPOKEN = Path(__file__).parents[1] / "data" / "speech"
WHO = (SPOKEN / "who-opened-the-museum.ogg").read_bytes()


def sound(seconds: float, *, loud: int = 0, claimed: int | None = None) -> bytes:
    """Return a WAV file of silence or noise, which may claim to have more bytes."""
    numbers = np.random.default_rng(7).integers(-loud, loud + 1, int(RATE * seconds), np.int16)
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(numbers.tobytes())
    data = out.getvalue()
    return data if claimed is None else data[:40] + claimed.to_bytes(4, "little") + data[44:]


def packed(seconds: int) -> bytes:
    """Return silence that hardly needs a byte."""
    out = io.BytesIO()
    with av.open(out, "w", format="flac") as file:
        stream = file.add_stream("flac", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, RATE), np.int16), "s16", "mono")
        frame.rate = RATE
        for _ in range(seconds):
            frame.pts = None
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return out.getvalue()


@pytest.fixture(scope="module")
def transcriber() -> Iterator[Transcriber]:
    """Return one that has loaded the recogniser after its first recording."""
    with Transcriber(1) as found:
        yield found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("who-opened-the-museum", "Who opened the Tide Museum?"),
        ("when-does-the-cyclone-season-begin", "When does the cyclone season begin?"),
    ],
)
def test_a_spoken_question_is_written_down(transcriber: Transcriber, name: str, words: str) -> None:
    """With the words that were said."""
    assert transcriber.transcribe((SPOKEN / f"{name}.ogg").read_bytes()) == Heard(words, "en")


def test_another_language_is_told_and_not_written_down(transcriber: Transcriber) -> None:
    """English words for it would be invented."""
    french = (SPOKEN / "qui-dirige-la-mission.ogg").read_bytes()
    assert transcriber.transcribe(french) == Heard("", "fr")


@pytest.mark.parametrize("loud", [0, 6_000])
def test_where_nobody_speaks_nothing_is_heard(transcriber: Transcriber, loud: int) -> None:
    """A recogniser that is asked all the same writes "Thank you."."""
    assert transcriber.transcribe(sound(3, loud=loud)) == Heard()


def test_what_cannot_be_heard_is_refused_and_the_next_is_heard(transcriber: Transcriber) -> None:
    """In the same process."""
    with pytest.raises(RecordingError, match="holds no sound"):
        transcriber.transcribe(b"Who opened the Tide Museum?")
    with pytest.raises(RecordingTooLong, match="more than 60 seconds"):
        transcriber.transcribe(packed(2 * LONGEST_RECORDING))
    with pytest.raises(RecordingTooLong, match="more than 10 MB"):
        transcriber.transcribe(bytes(LARGEST_RECORDING + 1))
    assert transcriber.transcribe(sound(1)) == Heard()


def test_signals_to_all_processes_of_a_bot_end_no_recording(transcriber: Transcriber) -> None:
    """Whoever stops a service signals all of them, and what is in hand is to be finished."""
    assert transcriber.transcribe(sound(1)) == Heard()
    process = transcriber._free[0]._running
    assert process is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        process.send_signal(number)
    assert transcriber.transcribe(sound(1)) == Heard()
    assert transcriber._free[0]._running is process


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"who",
        b"\0" * 5_000,
        WHO[:40],
        b"OggS" + bytes(range(256)) * 20,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
    ],
    ids=["empty", "text", "zeros", "head", "torn", "playlist", "list of files"],
)
def test_what_holds_no_sound_is_refused(data: bytes) -> None:
    """Lists of files are not opened: they would have the decoder read what they name."""
    with pytest.raises(RecordingError, match="holds no sound"):
        decode(data)


def test_a_playlist_does_not_reach_the_file_that_it_names(tmp_path: Path) -> None:
    """Though that file could be played."""
    (tmp_path / "other.wav").write_bytes(sound(1))
    with pytest.raises(RecordingError):
        decode(f"#EXTM3U\n#EXTINF:1,\nfile://{tmp_path}/other.wav\n#EXT-X-ENDLIST\n".encode())


def test_what_breaks_off_is_decoded_up_to_there() -> None:
    """A recording may be cut on its way."""
    assert 0 < decode(WHO[: len(WHO) // 2]).size < decode(WHO).size


@pytest.mark.parametrize(
    ("kind", "codec"),
    [("mp3", "libmp3lame"), ("mp4", "aac"), ("flac", "flac"), ("webm", "libopus")],
)
def test_other_formats_of_sound_are_decoded(kind: str, codec: str) -> None:
    """Those of audio files and video notes, of which only the sound is looked at."""
    out = io.BytesIO()
    with av.open(io.BytesIO(WHO), "r") as given, av.open(out, "w", format=kind) as made:
        stream = made.add_stream(codec, rate=48_000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        for frame in given.decode(audio=0):
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    assert abs(decode(out.getvalue()).size - decode(WHO).size) < RATE / 5


def test_a_length_that_is_claimed_counts_for_nothing() -> None:
    """Only what is there."""
    assert decode(sound(1, claimed=0xFFFF_FFF0)).size == RATE
    assert decode(sound(LONGEST_RECORDING)).size == LONGEST_RECORDING * RATE
    with pytest.raises(RecordingTooLong):
        decode(sound(LONGEST_RECORDING + 2))


@pytest.mark.parametrize("name", DIGESTS)
def test_other_weights_are_refused(name: str) -> None:
    """Also a file that is missing."""
    for data in (b"", b"other"):
        with pytest.raises(WeightsDamaged, match=name):
            checked(name, data)


ECHO = """
import json, sys, time
while line := sys.stdin.buffer.readline():
    request = json.loads(line)
    said = sys.stdin.buffer.read(request["size"]).decode()
    if said == "wait":
        time.sleep(60)
    heard = {"text": " ".join([said, *request["names"]]), "language": "en"}
    sure = -0.5 + 0.1 * len(request["names"])
    print(json.dumps({"heard": heard, "certainty": sure}), flush=True)
"""
"""A program that answers as the one that understands recordings does, and is surer with names."""


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes repeat the bytes of recordings."""
    monkeypatch.setattr(transcribing, "CODE", ECHO)


@pytest.mark.usefixtures("echo")
def test_a_process_lives_on_for_a_while() -> None:
    """It ends when nothing more is said, and another one starts."""
    with Transcriber(1, lives_on=0.2) as found:
        (process,) = found._free
        assert found.transcribe(b"one").text == "one"
        assert process._running is not None
        deadline = time.monotonic() + 30
        while process._running is not None and time.monotonic() < deadline:
            time.sleep(0.05)
        assert process._running is None
        assert found.transcribe(b"two").text == "two"


@pytest.mark.usefixtures("echo")
def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the next is heard."""
    monkeypatch.setattr(transcribing, "LONGEST_WAIT", 0.3)
    with Transcriber(1) as found:
        with pytest.raises(RecordingError, match="too much time"):
            found.transcribe(b"wait")
        monkeypatch.setattr(transcribing, "LONGEST_WAIT", 60)
        assert found.transcribe(b"next").text == "next"


@pytest.mark.usefixtures("echo")
def test_closing_gives_up_what_is_in_hand() -> None:
    """And starts nothing any more."""
    found = Transcriber(1)
    (process,) = found._free
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            found.transcribe(b"wait")
        except RecordingError as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    deadline = time.monotonic() + 30
    while process._running is None and time.monotonic() < deadline:
        time.sleep(0.05)
    found.close()
    asking.join(30)
    assert len(raised) == 1
    with pytest.raises(RecordingError, match="being stopped"):
        found.transcribe(b"more")


@pytest.mark.usefixtures("echo")
def test_names_are_heard_where_the_recogniser_is_surer_of_them() -> None:
    """By what was heard before. Only so many are given, and only where words were heard."""
    asked: list[str] = []

    def names_for(heard: str) -> list[str]:
        asked.append(heard)
        return {"who": ["Ines"], "all": ["x" * 300, "y" * 200, "z" * 200]}.get(heard, [])

    with Transcriber(1) as found:
        assert found.transcribe(b"who", names_for=names_for).text == "who Ines"
        assert found.transcribe(b"what", names_for=names_for).text == "what"
        assert found.transcribe(b"", names_for=names_for).text == ""
        heard = found.transcribe(b"all", names_for=names_for).text
        assert heard.split() == ["all", "x" * 300, "y" * 200]
    assert asked == ["who", "what", "all"]


@pytest.mark.usefixtures("echo")
def test_names_of_which_the_recogniser_is_not_surer_are_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They were not said, as far as it can tell."""
    monkeypatch.setattr(transcribing, "_SURER", 0.2)
    with Transcriber(1) as found:
        assert found.transcribe(b"who", names_for=lambda _: ["Ines"]).text == "who"


def test_a_name_that_the_record_knows_is_heard(transcriber: Transcriber, sample_file: Path) -> None:
    """Without the record, it is heard as words that sound alike."""
    data = (SPOKEN / "which-country-brokered-the-deal.ogg").read_bytes()
    words = "Which country brokered the deal between Mardania and Velland?"
    assert transcriber.transcribe(data).text != words
    with Library.open(sample_file, reader=False) as library:
        assert transcriber.transcribe(data, names_for=library.names).text == words


def test_names_are_of_the_articles_that_a_question_may_be_about(sample_file: Path) -> None:
    """Whole, in the order of the text, and without headings."""
    with Library.open(sample_file, reader=False) as library:
        names = library.names("Which country brokered the deal?")
        assert {"Mardania", "Velland", "Pieter Osmund", "Tavan Valley"} <= set(names)
        assert "Osmund" not in names
        assert not any(name.isupper() and len(name) > 7 for name in names)
        assert len(library.names("Who heads the mission?", 5)) <= 5
        with pytest.raises(QuestionError):
            library.names("")
