"""What the cases share: running commands, medians and the lines of the table."""
import glob
import os
import re
import resource
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "src-test", "bench")
PYTHON = "/usr/bin/python3"
ENV = dict(os.environ, OMP_WAIT_POLICY="passive", GOMP_SPINCOUNT="2000", OPENBLAS_THREAD_TIMEOUT="10")

# PyTorch as installed, and at its best: as Graft's launcher does, the C library keeps the memory of large buffers. What
# is claimed rests on the second.
PEERS = {
    "PyTorch as installed": {},
    "PyTorch, allocator tuned": {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "4000000000",
                                 "MALLOC_TOP_PAD_": "268435456"},
}

HEAD = """| case | Graft: median (min - max) | CPU | peer | peer: median (min - max) | CPU | ratio Graft / peer | others |
|---|---|---|---|---|---|---|---|"""


class Took(float):
    """A time on the wall, in `cpu` the processor's in the same unit."""

    def __new__(cls, wall, cpu):
        made = super().__new__(cls, wall)
        made.cpu = float(cpu)
        return made


def command(words, env=None, cwd=ROOT, good=(0,)):
    """Runs a command; its output and what it took. Ends the program where the exit code is not among `good`."""
    start, before = time.perf_counter(), children()
    done = subprocess.run(words, cwd=cwd, env=env or ENV, capture_output=True, text=True)
    seconds = Took(time.perf_counter() - start, children() - before)
    if done.returncode not in good:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout + done.stderr, seconds


def peak_command(words, env=None, cwd=ROOT):
    """Runs a command; its output, wall seconds and the peak resident memory of its largest process in MiB."""
    out, seconds = command([PYTHON, os.path.abspath(__file__)] + words, env, cwd)
    text, _, peak = out.rpartition("peak KiB: ")
    return text, seconds, float(peak) / 1024


def children():
    """Processor seconds of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Others:
    """How many cores others kept busy since a row began: their processes', and what the host took away."""

    def __init__(self):
        self.begin()

    def begin(self):
        self.since = self.now()

    @staticmethod
    def now():
        user, nice, system, _, _, irq, soft, steal = map(int, open("/proc/stat").readline().split()[1:9])
        own = children() + time.process_time()
        return (user + nice + system + irq + soft + steal) / os.sysconf("SC_CLK_TCK") - own, time.perf_counter()

    def text(self):
        busy, wall = (b - a for a, b in zip(self.since, self.now()))
        cores = max(0.0, busy / wall)
        return f"{cores:.1f} cores" + (", BUSY" if cores > 0.3 else "")


def took(pattern, text):
    """What each match of the pattern says: wall in its first group, processor in its second."""
    return [Took(*match) for match in re.findall(pattern, text)]


def middle(values):
    """The one of the median wall time."""
    return sorted(values)[(len(values) - 1) // 2]


def numbers(pattern, text):
    """Every number that the pattern's group matches in the text."""
    return [float(x.replace(",", "")) for x in re.findall(pattern, text)]


def cores(env, count):
    """The environment in which Graft takes so many cores, as peers do by their own options."""
    options = f"{env.get('GRAFT_JAVA_OPTS', '')} -XX:ActiveProcessorCount={count}".strip()
    return dict(env, OMP_NUM_THREADS=str(count), GRAFT_JAVA_OPTS=options)


def agree(what, ours, theirs, apart=0):
    """Ends the program where both sides did not reach the same, to within `apart`: then their times say nothing."""
    if not abs(ours - theirs) <= apart:
        sys.exit(f"{what}: Graft {ours:.4g}, the peer {theirs:.4g}; at most {apart:g} apart was expected")


def build(modules, goal="test-compile"):
    """Builds modules and what they need, without tests."""
    command(["./mvnw", "-q", "-Dquick", "-DskipTests", "-pl", modules, "-am", goal])


def java():
    """The JVM that the launcher would take."""
    return os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"


def classpath(*modules):
    """Test classes of modules, the testkit, and everything that ships."""
    folders = [f"{ROOT}/{m}/target/{kind}" for m in modules for kind in ("test-classes", "classes")]
    jars = sorted(glob.glob(f"{ROOT}/plugins/bundle/target/graft/lib/*.jar"))
    return ":".join(folders + [f"{ROOT}/src-test/testkit/target/classes"] + jars)


def data(name):
    """The environment in which data set `name` is found in GRAFT_DATA, by default beside the repository."""
    folder = os.path.abspath(os.environ.get("GRAFT_DATA", os.path.join(ROOT, "..", "shared", "data")))
    if not os.path.isdir(os.path.join(folder, name)):
        sys.exit(f"no folder '{name}' in {folder}; set GRAFT_DATA to the folder that has it")
    return dict(ENV, GRAFT_DATA=folder)


def backbone_bench(what, network, batch, threads):
    """What a batch takes the DL4J trainer: the median of three calls of five batches each, the loading of weights in it."""
    build("plugins/dl4j")
    words = [java(), "-Xmx8g", "-XX:+UseParallelGC", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
             "-Dorg.bytedeco.javacpp.maxbytes=0", "-cp", classpath("plugins/dl4j"), "org.graft.dl4j.BackboneBench",
             what, network, str(batch), str(threads)]
    env = dict(ENV, **PEERS["PyTorch, allocator tuned"], OMP_NUM_THREADS=str(threads))
    return middle(took(r"dl4j .* ([0-9.]+) s, processor ([0-9.]+) s", command(words, env)[0]))


def text(values):
    """Median, minimum and maximum in words."""
    return f"{statistics.median(values):.3g} ({min(values):.3g} - {max(values):.3g})" if values else "-"


def cpu(values):
    """Median of the processor's time in words, where it is known."""
    known = [value.cpu for value in values if isinstance(value, Took)]
    return f"{statistics.median(known):.3g}" if known else "-"


def line(name, ours, peer="-", theirs=(), others="-"):
    """A row of the table; pairs of `ours` and `theirs` ran in turn."""
    ratios = [a / b for a, b in zip(ours, theirs)]
    return f"| {name} | {text(ours)} | {cpu(ours)} | {peer} | {text(theirs)} | {cpu(theirs)} | {text(ratios)} | {others} |"


if __name__ == "__main__":
    code = subprocess.run(sys.argv[1:]).returncode
    sys.stderr.flush()
    print(f"peak KiB: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}", file=sys.stderr)
    sys.exit(code)
