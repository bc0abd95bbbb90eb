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

HEAD = """| case | Graft: median (min - max) | peer | peer: median (min - max) | ratio Graft / peer |
|---|---|---|---|---|"""


def command(words, env=None, cwd=ROOT, good=(0,)):
    """Runs a command; its output and wall seconds. Ends the program where the exit code is not among `good`."""
    start = time.perf_counter()
    done = subprocess.run(words, cwd=cwd, env=env or ENV, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode not in good:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout + done.stderr, seconds


def peak_command(words, env=None, cwd=ROOT):
    """Runs a command; its output, wall seconds and the peak resident memory of its largest process in MiB."""
    out, seconds = command([PYTHON, os.path.abspath(__file__)] + words, env, cwd)
    text, _, peak = out.rpartition("peak KiB: ")
    return text, seconds, float(peak) / 1024


def numbers(pattern, text):
    """Every number that the pattern's group matches in the text."""
    return [float(x) for x in re.findall(pattern, text)]


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
    """Median seconds by the DL4J trainer: of a batch (a difference, whose least value may be noise's alone), and of the
    first with the loading of weights."""
    build("plugins/dl4j")
    words = [java(), "-Xmx8g", "-XX:+UseParallelGC", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
             "-Dorg.bytedeco.javacpp.maxbytes=0", "-cp", classpath("plugins/dl4j"), "org.graft.dl4j.BackboneBench",
             what, network, str(batch), str(threads)]
    printed = command(words, dict(ENV, OMP_NUM_THREADS=str(threads)))[0]
    return tuple(statistics.median(numbers(p, printed)) for p in (r"dl4j .* (-?[0-9.]+) s,", r"loading ([0-9.]+)"))


def text(values):
    """Median, minimum and maximum in words."""
    return f"{statistics.median(values):.3g} ({min(values):.3g} - {max(values):.3g})" if values else "-"


def line(name, ours, peer="-", theirs=()):
    """A row of the table; pairs of `ours` and `theirs` ran in turn."""
    ratios = [a / b for a, b in zip(ours, theirs)]
    return f"| {name} | {text(ours)} | {peer} | {text(theirs)} | {text(ratios)} |"


if __name__ == "__main__":
    code = subprocess.run(sys.argv[1:]).returncode
    sys.stderr.flush()
    print(f"peak KiB: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}", file=sys.stderr)
    sys.exit(code)
