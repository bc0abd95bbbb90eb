package org.graft.training;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.graft.spi.base.Digest;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.jspecify.annotations.Nullable;

/** Keeps the state of one training, under a name that says which it is. Not thread-safe. */
final class Keeper {
  /** Changes with what is written, and in which order. */
  private static final String FORMAT = "graft training 1";

  private final List<FitJob> jobs;
  private final Checkpoints checkpoints;
  private long last = System.nanoTime();
  private @Nullable String name;

  Keeper(List<FitJob> jobs, Checkpoints checkpoints) {
    this.jobs = jobs;
    this.checkpoints = checkpoints;
  }

  /** What was kept last, to be closed. */
  Optional<InputStream> last() {
    return checkpoints.any() ? checkpoints.last(name()) : Optional.empty();
  }

  /** Whether the state should be kept now. */
  boolean due() {
    return checkpoints.due(System.nanoTime() - last);
  }

  /** Keeps it. */
  void keep(Consumer<TrainingState> state) {
    checkpoints.keep(name(), out -> state.accept(new StateWriter(out)));
    last = System.nanoTime();
  }

  /** All that its result depends on; worked out where it is needed, since it reads all examples. */
  private String name() {
    String known = name;
    if (known == null) {
      Digest digest = new Digest().add(FORMAT);
      jobs.forEach(job -> add(job, digest));
      known = digest.id();
      name = known;
    }
    return known;
  }

  private static void add(FitJob job, Digest digest) {
    digest.add(job.network().toString()).add(job.seed().toString()).add(job.copies());
    digest.add(job.initial().digest()).add(job.anchor().digest());
    for (Phase phase : job.phases()) {
      digest.add(new TreeSet<>(phase.trained()) + " " + new TreeSet<>(phase.parameters()));
      digest.add(new TreeSet<>(phase.statistics()) + " " + phase.training());
      digest.add(new TreeMap<>(phase.rates()) + " " + new TreeMap<>(phase.insertions()));
      digest.add(phase.losses() + " " + phase.blend() + " " + phase.stochasticNormalization());
    }
    job.teacher()
        .ifPresent(
            teacher -> digest.add(teacher.network().toString()).add(teacher.weights().digest()));
    job.train().addTo(digest);
    job.watched()
        .forEach(
            (split, examples) -> {
              digest.add(split);
              examples.addTo(digest);
            });
  }
}
