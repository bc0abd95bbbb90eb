"""Ten settings that are equally good by construction, 1,000 replicates: test accuracy of what was chosen on validation,
beside the best on test of the same ten; the truth is 0.7."""
from measure import ENV, build, classpath, command, java, numbers

REPLICATES = 1000


def rows(rounds, threads):
    build("core/engine")
    out, _ = command([java(), f"-XX:ActiveProcessorCount={threads}", "-cp", classpath("core/engine"),
                      "org.graft.engine.run.EqualSettings", str(REPLICATES)], ENV)
    for line in out.splitlines():
        if "(standard error" in line:
            name = line.split(":")[0]
            yield f"{name}, less the truth", [numbers(r": ([0-9.]+)", line)[0] - 0.7]
            yield f"{name}, standard error", numbers(r"error ([0-9.]+)", line)
