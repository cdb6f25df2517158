"""Runs a task block by block, each with its own random stream: memory is flat, workers change nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from typing import TypeVar

import numpy as np

from rehabit.economics.bad_input import BadInput, above_zero

T = TypeVar("T")
Task = Callable[[np.random.Generator, int], T]
"""Takes the block's own random stream and how many draws to make."""

BLOCK = 8_192


def in_blocks(
    *, task: Task[T], draws: int, seed: int, workers: int = 1, where: str = "threads", block: int = BLOCK
) -> Iterator[T]:
    """The answer of each block, in order: the same for one worker or many, here or elsewhere.

    ``where`` is 'threads', 'processes' (``task`` must then be a function of a module) or the address of a
    Dask scheduler, such as 'tcp://10.0.0.5:8786', for which the extra `rehabit[cluster]` is installed.
    """
    above_zero(draws, place="draws")
    above_zero(workers, place="workers")
    above_zero(block, place="draws in a block")
    sizes = [min(block, draws - start) for start in range(0, draws, block)]
    jobs = [(task, seed, place, size) for place, size in enumerate(sizes)]
    if "://" in where:
        return _on_cluster(jobs, where)
    if where not in ("threads", "processes"):
        rule = "'threads', 'processes' or the address of a scheduler is needed."
        raise BadInput(place="where to run", value=where, rule=rule)
    if workers == 1:
        return map(_one, jobs)
    return _here(jobs, workers, ThreadPoolExecutor if where == "threads" else ProcessPoolExecutor)


def stream(*, seed: int, block: int) -> np.random.Generator:
    """The random stream of one block: Philox, keyed by the seed and the block's number alone."""
    sequence = np.random.SeedSequence(seed, spawn_key=(block,))
    return np.random.Generator(np.random.Philox(sequence))


def _one(job: tuple[Task[T], int, int, int]) -> T:
    task, seed, place, size = job
    return task(stream(seed=seed, block=place), size)


def _here(jobs: list[tuple[Task[T], int, int, int]], workers: int, pool: type[Executor]) -> Iterator[T]:
    maker = pool(workers)  # type: ignore[call-arg]  # both pools take the number of workers first
    with maker as running:
        yield from running.map(_one, jobs)


def _on_cluster(jobs: list[tuple[Task[T], int, int, int]], address: str) -> Iterator[T]:
    try:
        distributed = import_module("dask.distributed")
    except ImportError as error:
        raise BadInput(
            place="where to run", value=address, rule="a scheduler needs Dask: install 'rehabit[cluster]'."
        ) from error
    with distributed.Client(address) as client:
        yield from client.gather(client.map(_one, jobs, pure=False))
