"""200 simulated studies for each of twelve designs through compare: false verdicts in null studies, and planted differences found."""
from measure import ENV, build, classpath, command, java, numbers

STUDIES = 200


def rows(rounds, threads):
    build("core/engine")
    out, _ = command([java(), f"-XX:ActiveProcessorCount={threads}", "-cp", classpath("core/engine"),
                      "org.graft.engine.study.SimulatedStudies", str(STUDIES)], ENV)
    for line in out.splitlines():
        if "found" in line:
            yield f"{line[:72].strip()}: wrong of {STUDIES}", numbers(r"wrong +([0-9]+)", line)
            yield f"{line[:72].strip()}: found of {STUDIES}", numbers(r"found +([0-9]+)", line)
