"""Trials that wait on Spark (a build with -Pspark): 2,000 of 0.5 s on two workers of four cores each, all of them this
machine, in tasks that do four at once."""
import os
import sys
import tempfile

from cluster import engine, rows_of
from measure import ENV, ROOT


def rows(rounds, threads):
    if not os.path.isdir(f"{ROOT}/plugins/bundle/target/graft/spark/jars"):
        print("spark_slots: this build has no Spark (-Pspark)", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder, engine("Spark", f"{folder}/spark", 4) as master:
        env = dict(ENV, SPARK_HOME=f"{folder}/spark/home", SPARK_LOCAL_IP="127.0.0.1")
        executor = f"spark: {{master: '{master}', cores: 4, memory: 1g, slots: 2}}"
        yield from rows_of("Spark", folder, executor, env, 8)
