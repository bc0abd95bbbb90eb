"""core/stats in a new JVM: BCa bootstrap of 8 x 100 scores, exact Wilcoxon of 200 pairs."""
import time

from measure import ENV, build, classpath, command, java, numbers


def rows(rounds, threads):
    build("core/stats")
    path = classpath("core/stats")
    bootstrap, wilcoxon, scipy = [], [], []
    for _ in range(rounds):
        out, _ = command([java(), f"-XX:ActiveProcessorCount={threads}", "-cp", path, "org.graft.stats.StatsBench"], ENV)
        bootstrap += numbers(r"bootstrap first ([0-9.]+) ms", out)
        wilcoxon += numbers(r"wilcoxon first ([0-9.]+) ms", out)
        scipy.append(peer())
    yield "BCa bootstrap, 8 x 100 scores, 10,000 resamples, first call, ms", bootstrap, "scipy.stats.bootstrap", scipy
    yield "exact Wilcoxon, 200 pairs, first call, ms", wilcoxon


def peer():
    """The same bootstrap by scipy, in milliseconds."""
    import numpy
    from scipy import stats
    scores = numpy.random.default_rng(1).random((8, 100))
    start = time.perf_counter()
    for row in scores:
        stats.bootstrap((row,), numpy.mean, n_resamples=10_000, method="BCa")
    return 1000 * (time.perf_counter() - start)
