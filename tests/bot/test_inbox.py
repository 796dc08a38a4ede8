"""Updates in hand: a message is sent once, whatever happens between its sending and its note."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update

from bot.inbox import Inbox, Replica, TakenOver, UpdateInHand, in_hand
from bot.load import Load
from bot.processor import OrderedProcessor
from bot.state import State, open_state
from bot.state.updates import SentMessage, TakenUpdate
from tests.bot import updates as u

CHAT = 7


@pytest.fixture
def state() -> Iterator[State]:
    with open_state(":memory:") as state:
        yield state


class Channel:
    """Sends messages, and knows which were sent."""

    def __init__(self) -> None:
        self.sent: list[int] = []
        self.looked_at: list[int] = []

    async def send(self) -> Message:
        self.sent.append(max(self.sent, default=10) + 1)
        return Message(self.sent[-1], datetime.now(UTC), Chat(CHAT, "private"))

    async def is_there(self, message_id: int) -> bool:
        self.looked_at.append(message_id)
        return message_id in self.sent


def raw(number: int, user: int = CHAT) -> dict[str, Any]:
    fields = {"message_id": number, "from": u.user(user)}
    return u.update(message=u.message("hi", chat=u.group(-CHAT), **fields)) | {"update_id": number}


async def kept(inbox: Inbox, number: int = 1) -> UpdateInHand:
    update = Update.de_json(raw(number))
    assert await inbox.keep(update, raw(number))
    hand = inbox.hand(update)
    assert hand is not None
    return hand


async def taken(inbox: Inbox) -> UpdateInHand:
    """Return the update that the inbox takes from one that has left."""
    (each,) = await inbox.take()
    assert isinstance(each, TakenUpdate)
    hand = inbox.hand(Update(each.update_id))
    assert hand is not None
    return hand


async def test_what_was_sent_is_not_sent_again(state: State) -> None:
    """Neither by the same replica nor by another, and the next message is."""
    channel = Channel()
    hand = await kept(Inbox(state, "one"))
    first = await hand.send(channel.send, CHAT, 1, channel.is_there)
    assert first == SentMessage(CHAT, 11)
    hand.start_again()
    assert await hand.send(channel.send, CHAT, 1, channel.is_there) == first
    other = await taken(Inbox(state, "other"))
    assert await other.send(channel.send, CHAT, 1, channel.is_there) == first
    assert not other.first_try
    await other.send(channel.send, CHAT, 1, channel.is_there)
    assert channel.sent == [11, 12]
    assert channel.looked_at == []


@pytest.mark.parametrize("arrived", [True, False])
async def test_an_uncertain_message_is_looked_for(state: State, arrived: bool) -> None:
    """It is sent only if it is not there. Messages that are known are not looked at."""
    channel = Channel()
    state.note_message(99, 0, SentMessage(CHAT, 3))
    await kept(Inbox(state, "one"))
    assert state.begin_message(1, "one", 0)
    if arrived:
        await channel.send()
    hand = await taken(Inbox(state, "other"))
    assert await hand.send(channel.send, CHAT, 1, channel.is_there) == SentMessage(CHAT, 11)
    assert channel.sent == [11]
    assert channel.looked_at[:2] == [2, 4]


async def test_who_was_believed_dead_sends_nothing(state: State) -> None:
    """The other replica does."""
    channel = Channel()
    slow = Inbox(state, "slow")
    hand = await kept(slow)
    other = await taken(Inbox(state, "other"))
    with pytest.raises(TakenOver):
        await hand.send(channel.send, CHAT, 1, channel.is_there)
    await slow.finish(hand)
    assert await other.send(channel.send, CHAT, 1, channel.is_there)
    assert len(channel.sent) == 1


async def test_an_update_is_handled_again_until_its_store_is_back(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its order stays: the next one of the conversation waits for it."""
    monkeypatch.setattr("bot.processor._FIRST_WAIT", 0.01)
    inbox = Inbox(state, "one")
    processor = OrderedProcessor(4, Load(100), inbox)
    done: list[tuple[int, bool]] = []

    async def handle(update: object) -> None:
        hand = in_hand.get()
        assert hand is not None
        done.append((hand.update_id, hand.first_try))
        if hand.update_id == 1 and len(done) < 3:
            hand.wait_for_store()

    processor.handle = handle
    tasks = []
    for number in (1, 2):
        await kept(inbox, number)
        update = Update.de_json(raw(number))
        tasks.append(asyncio.create_task(processor.process_update(update, handle(update))))
    await asyncio.wait_for(asyncio.gather(*tasks), 10)
    assert done == [(1, True), (1, False), (1, False), (2, True)]
    assert state.take_updates("one", []) == []


async def test_a_taken_update_comes_before_later_ones_in_hand(state: State) -> None:
    """One that this replica has waits for one that it takes from a dead one."""
    order: list[int] = []
    await kept(Inbox(state, "dead"), 1)
    inbox = Inbox(state, "one")
    processor = OrderedProcessor(4, Load(100), inbox)
    processor.handle = lambda update: asyncio.sleep(0)

    def handle(number: int) -> Callable[[], Awaitable[None]]:
        async def note() -> None:
            order.append(number)

        return note

    await kept(inbox, 2)
    second = processor.process_update(Update.de_json(raw(2)), handle(2)())
    task = asyncio.create_task(second)
    await asyncio.sleep(0.1)
    await taken(inbox)
    await processor.process_update(Update.de_json(raw(1)), handle(1)())
    await asyncio.wait_for(task, 10)
    assert order == [1, 2]


async def test_an_update_received_while_others_are_taken_is_handled_once(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state knows it before the replica has looked at what it has in hand."""
    inbox = Inbox(state, "one")
    take_updates = type(state).take_updates

    def late(self: State, replica: str, in_hand: list[int]) -> object:
        inbox._hands[1] = hand
        return take_updates(self, replica, in_hand)

    hand = await kept(inbox)
    del inbox._hands[1]
    monkeypatch.setattr(type(state), "take_updates", late)
    assert await inbox.take() == []
    assert inbox.hand(Update(1)) is hand


async def test_an_update_that_must_wait_is_left_when_the_bot_stops(state: State) -> None:
    """Another replica takes it."""
    await kept(Inbox(state, "dead"), 1)
    inbox = Inbox(state, "one")
    processor = OrderedProcessor(4, Load(100), inbox)
    await kept(inbox, 2)
    handled: list[int] = []

    async def handle() -> None:
        handled.append(2)

    inbox.stopping = True
    await processor.process_update(Update.de_json(raw(2)), handle())
    assert handled == []
    assert {each.update_id for each in state.take_updates("other", [])} == {1, 2}


@pytest.mark.parametrize("stopping", [False, True])
async def test_a_bot_that_stops_takes_no_updates(state: State, stopping: bool) -> None:
    """It would leave them again at each beat. It is still heard of."""
    await kept(Inbox(state, "left"), 1)
    inbox = Inbox(state, "one")
    inbox.stopping = stopping
    replica, end, received = Replica(state, inbox), asyncio.Event(), list[int]()

    async def receive(taken: TakenUpdate) -> None:
        received.append(taken.update_id)

    task = asyncio.create_task(replica.run(end, receive))
    await asyncio.wait_for(replica.until_leading(), 10)
    end.set()
    await task
    assert received == ([] if stopping else [1])
