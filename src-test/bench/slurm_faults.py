#!/usr/bin/python3
"""Random faults over a run of 1,000 trials on Slurm itself, which is started here as the tests do it.

    src-test/bench/slurm_faults.py [--faults 200] [--seed 1]

Tasks, the command that waits, one that collects and the daemons of nodes are killed as the kernel does it, tasks are
cancelled, requeued and asked to end, nodes are taken down. Begun anew by the same command until that has run to its end;
then no trial may be lost or doubled, and what is exported must be what a run on this machine exports that nobody
disturbed. Runs follow one another, each in a folder of its own, until so many faults are done.
"""
import argparse
import csv
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cluster import engine  # noqa: E402
from engine import faults, ledger  # noqa: E402
from measure import ENV, ROOT, command  # noqa: E402

FILE = """experiment: disturbed
source: {blobs: {samples: 400, random-state: 1}}
target: {blobs: {samples: 400, random-state: 2}}
backbone: {mlp: {hidden: [10, 10]}}
training: {epochs: 20}
trainer: lanes
strategies: [scratch, fine-tune: {frozen: [0, 1]}, pausing: {milliseconds: 300}]
repeats: {source: 5, training: 50}
"""
TRIALS = 1000
EXECUTOR = "slurm: {pack: 0.1, time: 10min, attempts: 100}"
TIMES = {"fit_seconds", "predict_seconds", "peak_bytes", "ended"}
NODES = ("n1", "n2")


class Run:
    """One run, and what disturbs it."""

    def __init__(self, folder, plugins, env, chance):
        self.folder, self.env, self.chance = folder, env, chance
        self.common = ["--plugins", plugins, "--runs", f"{folder}/runs"]
        os.makedirs(folder)
        self.log = open(f"{folder}/log", "w+")
        self.process = None

    def start(self):
        self.process = subprocess.Popen(["./graft", "run", "experiment.yaml", "--executor", EXECUTOR] + self.common,
                                        cwd=os.path.dirname(self.folder), env=self.env, stdout=self.log, stderr=self.log,
                                        start_new_session=True)

    def slurm(self, *words):
        """Slurm's command; it may come too late, when what it is about has ended."""
        return subprocess.run(words, env=self.env, capture_output=True, text=True).stdout

    def tasks(self):
        """Processes of tasks."""
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as file:
                    line = file.read()
            except OSError:
                continue
            if b"cli.Main\0task\0" in line and f"{self.folder}/".encode() in line:
                found.append(int(pid))
        return sorted(found)

    def job(self):
        """A job of the run that runs, an element of its array alone."""
        jobs = self.slurm("squeue", "--noheader", "--array", "--states=R", "--format=%A").split()
        return self.chance.choice(sorted(jobs)) if jobs else None

    def kill_task(self, number=signal.SIGKILL):
        tasks = self.tasks()
        if not tasks:
            return False
        try:
            os.kill(self.chance.choice(tasks), number)
        except ProcessLookupError:
            return False
        return True

    def terminate_task(self):
        return self.kill_task(signal.SIGTERM)

    def kill_command(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        time.sleep(self.chance.uniform(0, 2))
        self.start()
        return True

    def kill_collecting(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        collecting = subprocess.Popen(["./graft", "collect", "disturbed"] + self.common, cwd=os.path.dirname(self.folder),
                                      env=self.env, stdout=self.log, stderr=self.log, start_new_session=True)
        time.sleep(self.chance.uniform(2, 8))
        if collecting.poll() is None:
            os.killpg(collecting.pid, signal.SIGKILL)
        collecting.wait()
        self.start()
        return True

    def kill_daemon(self):
        node = self.chance.choice(NODES)
        configuration = self.env["SLURM_CONF"]
        with open(f"{os.path.dirname(configuration)}/slurmd-{node}.pid") as file:
            os.kill(int(file.read()), signal.SIGKILL)
        time.sleep(self.chance.uniform(0, 3))
        self.slurm("slurmd", "-N", node, "-f", configuration)
        return True

    def cancel(self):
        job = self.job()
        return job is not None and self.slurm("scancel", job) is not None

    def requeue(self):
        job = self.job()
        return job is not None and self.slurm("scontrol", "requeue", job) is not None

    def take_node_down(self):
        node = self.chance.choice(NODES)
        self.slurm("scontrol", "update", f"nodename={node}", "state=down", "reason=fault")
        time.sleep(self.chance.uniform(0, 3))
        self.slurm("scontrol", "update", f"nodename={node}", "state=resume")
        return True

    def disturb(self, most):
        """Faults until there were so many or the run has ended; how many of which kind."""
        kinds = [self.kill_task] * 6 + [self.terminate_task, self.cancel, self.requeue] * 3 + [
            self.kill_command, self.kill_collecting, self.kill_daemon, self.take_node_down]
        done = {}
        refused = 0
        self.start()
        while sum(done.values()) < most:
            time.sleep(self.chance.uniform(0.5, 8))
            if self.process.poll() == 0:
                break
            if self.process.poll() is not None:
                refused += 1
                if refused > most:
                    self.fail("the run is refused")
                self.start()
            kind = self.chance.choice(kinds)
            if kind():
                done[kind.__name__] = done.get(kind.__name__, 0) + 1
                print(f"  {sum(done.values())}: {kind.__name__}, {len(self.tasks())} tasks run", flush=True)
        for _ in range(20):
            if self.process.wait() == 0:
                return done
            self.start()
        self.fail("the run does not come to an end")
        return done

    def fail(self, why):
        self.log.seek(0)
        sys.exit(f"{why}:\n{self.log.read()[-5000:]}")


def exported(folder, plugins, env):
    """What is exported of a run, less what a clock or the process decides."""
    out = subprocess.run(["./graft", "export", "disturbed", "--plugins", plugins, "--runs", f"{folder}/runs"],
                         cwd=os.path.dirname(folder), env=env, capture_output=True, text=True, check=True).stdout
    return [{name: value for name, value in row.items() if name not in TIMES} for row in csv.DictReader(io.StringIO(out))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder, engine("Slurm", f"{folder}/slurm", 2) as configuration:
        os.symlink(f"{ROOT}/graft", f"{folder}/graft")
        with open(f"{folder}/experiment.yaml", "w") as file:
            file.write(FILE)
        plugins = faults(folder)
        env = dict(ENV, SLURM_CONF=configuration, GRAFT_CACHE=f"{folder}/cache")
        command(["./graft", "run", "experiment.yaml", "--plugins", plugins, "--runs", f"{folder}/alone/runs"], env, folder)
        expected = exported(f"{folder}/alone", plugins, env)
        done = 0
        while done < arguments.faults:
            os.makedirs(f"{folder}/cache{done}")
            shutil.copy(f"{folder}/cache/timings.json", f"{folder}/cache{done}")
            run = Run(f"{folder}/run{done}", plugins, dict(env, GRAFT_CACHE=f"{folder}/cache{done}"), chance)
            kinds = run.disturb(arguments.faults - done)
            done += sum(kinds.values())
            # An outcome that replaces one is a row with a number of its own.
            (count, completed, written), = ledger(f"{run.folder}/runs", "disturbed",
                                                  "SELECT count(*), sum(status = 'completed'), max(rowid) FROM outcome")
            same = exported(run.folder, plugins, env) == expected
            print(f"{sum(kinds.values())} faults ({', '.join(f'{k} {n}' for k, n in sorted(kinds.items()))}): {count} of "
                  f"{TRIALS} trials recorded, {written - count} of them again, {completed} completed, "
                  f"export {'the same' if same else 'DIFFERS'}", flush=True)
            if (count, completed, written, same, len(expected)) != (TRIALS, TRIALS, TRIALS, True, TRIALS):
                sys.exit(1)
        print(f"{done} faults: nothing lost, nothing doubled")


if __name__ == "__main__":
    main()
