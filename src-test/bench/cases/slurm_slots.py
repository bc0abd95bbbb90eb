"""Trials that wait on Slurm: 2,000 of 0.5 s on two nodes of four processors each, all of them this machine, in tasks that
do four at once; and what collecting 10,000 trials of the blobs matrix takes, milliseconds a trial."""
import json
import tempfile
import time

from cluster import engine, rows_of
from engine import ledger
from measure import ENV, Took, command, numbers

TRIALS = 10_000


def rows(rounds, threads):
    with tempfile.TemporaryDirectory() as folder, engine("Slurm", f"{folder}/slurm", 4) as configuration:
        env = dict(ENV, SLURM_CONF=configuration)
        yield from rows_of("Slurm", folder, "slurm: {cores: 4}", env, 8)
        collecting, whole = collected(folder, env)
        yield f"Slurm: collecting {TRIALS:,} trials of the blobs matrix, ms a trial (reach: 2)", [collecting]
        yield "the same, of the whole command, plan and report included", [whole]


def collected(folder, env):
    """Submits the blobs matrix without the job that collects; what a command that does it says that collecting took, and
    what it took itself, its start, plan and report included."""
    env = dict(env, GRAFT_CACHE=f"{folder}/cache")
    runs = ["--runs", f"{folder}/runs"]
    command(["./graft", "submit", "experiments/blobs.yaml", f"repeats.training={TRIALS // 4}", "--executor", "slurm: {cores: 2}"]
            + runs, env)
    with open(f"{folder}/runs/blobs/tasks/submitted.json") as file:
        jobs = json.load(file)["jobs"]
    collecting = [job["name"] for job in jobs if job["tasks"] == 0]
    command(["scancel", f"--name={','.join(collecting)}"], env)
    while command(["squeue", "--noheader"], env)[0].strip():
        time.sleep(1)
    out, took = command(["./graft", "collect", "blobs"] + runs, env)
    done = ledger(f"{folder}/runs", "blobs", "SELECT count(*), sum(status = 'completed') FROM outcome")
    assert done == [(TRIALS, TRIALS)], done
    (seconds,) = numbers(rf"collected {TRIALS} outcomes in ([0-9.]+) s", out)
    return 1000 * seconds / TRIALS, Took(1000 * took / TRIALS, 1000 * took.cpu / TRIALS)
