"""Resuming a finished run of 10,000 trials, and of 20: whole process, from start to end."""
import tempfile

from engine import faults, idle
from measure import ENV, command

SIZES = (20, 10_000)


def rows(rounds, threads):
    with tempfile.TemporaryDirectory() as folder:
        plugins = faults(folder)
        env = dict(ENV, GRAFT_CACHE=f"{folder}/cache")
        for trials in SIZES:
            words = ["./graft", "run", idle(folder, trials), "--plugins", plugins, "--runs", f"{folder}/runs"]
            command(words, env)
            seconds = []
            for _ in range(rounds):
                out, wall = command(words, env)
                assert f"{trials} done before" in out and "0 completed" in out, out
                seconds.append(wall)
            reach = " (reach: 2)" if trials == 10_000 else ""
            yield f"`graft run` of a finished run of {trials:,} trials, s{reach}", seconds
