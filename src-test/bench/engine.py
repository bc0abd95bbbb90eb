"""What the cases of the engine itself share: experiments that do nothing, and what the ledger says of them."""
import glob
import os
import shutil
import sqlite3

from measure import ROOT, classpath, command, java


def faults(folder):
    """Compiles the plugin whose strategies do nothing or break; the folder to give to --plugins."""
    command(["./graft", "--version"])
    source = f"{ROOT}/src-test/product/faults-plugin/src"
    sources = glob.glob(f"{source}/org/example/faults/*.java")
    home = os.path.dirname(java()) or os.path.dirname(os.path.realpath(shutil.which("java")))
    os.makedirs(f"{folder}/plugins")
    command([f"{home}/javac", "-nowarn", "-Xlint:none", "-d", f"{folder}/classes", "-cp", classpath()] + sources)
    command([f"{home}/jar", "cf", f"{folder}/plugins/faults.jar", "-C", f"{folder}/classes", ".", "-C", source, "META-INF"])
    return f"{folder}/plugins"


def idle(folder, trials, strategies="idle", name="idle"):
    """An experiment whose trials do nothing, unless other strategies are named: what it takes is the engine's. The file."""
    path = f"{folder}/{name}-{trials}.yaml"
    with open(path, "w") as file:
        file.write(f"""experiment: {name}-{trials}
source: {{blobs: {{samples: 60, random-state: 1, train: 30}}}}
target: {{blobs: {{samples: 60, random-state: 2, train: 30}}}}
backbone: {{mlp: {{hidden: [2]}}}}
training: {{epochs: 1}}
trainer: lanes
strategies: [{strategies}]
repeats: {{training: {trials}}}
""")
    return path


def ledger(runs, experiment, sql):
    """Rows of a query on a run's ledger."""
    with sqlite3.connect(f"file:{runs}/{experiment}/ledger.sqlite?mode=ro", uri=True) as connection:
        return connection.execute(sql).fetchall()
