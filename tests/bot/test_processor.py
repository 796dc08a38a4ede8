"""The order of updates."""

import asyncio
import time

from telegram import Update

from bot.load import Load, overloaded
from bot.processor import OrderedProcessor
from tests.bot import updates as u


def update(chat_id: int, user_id: int, *, age: float = 0) -> Update:
    date = int(time.time() - age)
    raw = u.message("hi", chat=u.group(chat_id), date=date, **{"from": u.user(user_id)})
    return Update.de_json(u.update(message=raw))


def inline(user_id: int) -> Update:
    query = {"id": "1", "from": u.user(user_id), "query": "who", "offset": ""}
    return Update.de_json(u.update(inline_query=query))


async def test_a_persons_updates_in_a_chat_keep_their_order() -> None:
    """The first may take any time."""
    done: list[str] = []
    gate = asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("first")

    async def quick() -> None:
        done.append("second")

    processor = OrderedProcessor(8, Load(1000))
    first = asyncio.create_task(processor.process_update(update(-1, 1), slow()))
    second = asyncio.create_task(processor.process_update(update(-1, 1), quick()))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(first, second)
    assert done == ["first", "second"]


async def test_a_flood_by_one_person_does_not_delay_others() -> None:
    """An update that waits for its turn takes no place."""
    gate = asyncio.Event()
    other = asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    async def note() -> None:
        other.set()

    processor = OrderedProcessor(2, Load(1000))
    flood = [
        asyncio.create_task(processor.process_update(update(-1, 1), wait())) for _ in range(50)
    ]
    task = asyncio.create_task(processor.process_update(update(-2, 2), note()))
    await asyncio.wait_for(other.wait(), 5)
    gate.set()
    await asyncio.gather(task, *flood)


async def test_inline_queries_of_one_person_wait_for_each_other() -> None:
    """A burst of them takes one place, and those of others go on."""
    running = most = 0
    gate = asyncio.Event()
    other = asyncio.Event()

    async def wait() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await gate.wait()
        running -= 1

    async def note() -> None:
        other.set()

    processor = OrderedProcessor(2, Load(1000))
    burst = [asyncio.create_task(processor.process_update(inline(1), wait())) for _ in range(20)]
    await asyncio.sleep(0)
    last = asyncio.create_task(processor.process_update(inline(2), note()))
    async with asyncio.timeout(5):
        await other.wait()
    gate.set()
    await asyncio.gather(*burst, last)
    assert most == 1


async def test_an_update_that_is_too_much_knows_it_and_waits_for_no_place() -> None:
    """Those before it keep their places, and those after them are handled as ever."""
    gate = asyncio.Event()
    seen: list[tuple[str, bool]] = []

    async def handle(name: str) -> None:
        seen.append((name, overloaded.get()))
        if name == "first":
            await gate.wait()

    processor = OrderedProcessor(1, Load(2))
    waiting = []
    for number, name in enumerate(("first", "second", "third")):
        task = processor.process_update(update(-1, number + 1), handle(name))
        waiting.append(asyncio.create_task(task))
        await asyncio.sleep(0)
    await asyncio.wait_for(waiting[2], 5)
    assert seen == [("first", False), ("third", True)]
    gate.set()
    await asyncio.gather(*waiting)
    await processor.process_update(update(-1, 4), handle("fourth"))
    assert seen[2:] == [("second", False), ("fourth", False)]


async def test_a_message_from_before_a_stop_waits_however_many_there_are() -> None:
    """Nobody who wrote to a bot that was away is asked to write again."""
    seen: list[bool] = []

    async def handle() -> None:
        seen.append(overloaded.get())
        await asyncio.sleep(0)

    processor = OrderedProcessor(1, Load(2))
    updates = [update(-1, number, age=3600) for number in range(20)]
    await asyncio.gather(*(processor.process_update(each, handle()) for each in updates))
    assert seen == [False] * 20


async def test_no_more_than_the_limit_run_at_once() -> None:
    """The limit covers all chats."""
    now = most = 0

    async def work() -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0)
        now -= 1

    processor = OrderedProcessor(3, Load(1000))
    await asyncio.gather(*(processor.process_update(update(-n, n), work()) for n in range(1, 30)))
    assert most == 3


async def test_nothing_is_kept_of_a_finished_conversation() -> None:
    """This includes updates whose handling failed."""

    async def fail() -> None:
        raise ValueError

    processor = OrderedProcessor(3, Load(1000))
    results = await asyncio.gather(
        *(processor.process_update(update(-1, 1), fail()) for _ in range(3)),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [ValueError] * 3
    assert not processor._turns
