package org.graft.engine.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.cluster.Submission.Afterwards;
import org.graft.spi.Tracker;

/**
 * How an experiment is run.
 *
 * @param resources what of the machine it may take
 * @param isolation whether steps are done in worker processes
 * @param trackers told of every event in order, each on a thread of its own
 * @param failures what becomes of trials recorded as failed
 * @param outcomes folder of outcomes that {@code graft step} wrote, which are recorded first
 * @param afterwards who collects what a batch system does, where one does the steps
 */
public record RunOptions(
    Resources resources,
    Isolation isolation,
    List<Tracker> trackers,
    Failures failures,
    Optional<Path> outcomes,
    Afterwards afterwards) {
  /** What becomes of trials recorded as failed or skipped, or whose record is damaged. */
  public enum Failures {
    /** They stay so. */
    KEEP,
    /** They are run again. */
    RETRY
  }

  /** Copies the trackers. */
  public RunOptions {
    trackers = List.copyOf(trackers);
  }

  /** The whole machine, worker processes for long runs, no trackers, failures kept. */
  public static RunOptions standard() {
    return new RunOptions(
        Resources.standard(),
        Isolation.AUTOMATIC,
        List.of(),
        Failures.KEEP,
        Optional.empty(),
        Afterwards.WAIT);
  }

  /** The same with other resources. */
  public RunOptions withResources(Resources other) {
    return new RunOptions(other, isolation, trackers, failures, outcomes, afterwards);
  }

  /** The same with so many steps at a time. */
  public RunOptions withWorkers(int count) {
    return withResources(resources.withWorkers(count));
  }

  /** The same with another isolation. */
  public RunOptions withIsolation(Isolation other) {
    return new RunOptions(resources, other, trackers, failures, outcomes, afterwards);
  }

  /** The same with these trackers. */
  public RunOptions withTrackers(List<Tracker> others) {
    return new RunOptions(resources, isolation, others, failures, outcomes, afterwards);
  }

  /** The same, in which failed trials and those with damaged records are run again. */
  public RunOptions retryingFailed() {
    return new RunOptions(resources, isolation, trackers, Failures.RETRY, outcomes, afterwards);
  }

  /** The same, which first records how steps ended, as their outcomes in {@code folder} say. */
  public RunOptions withOutcomes(Path folder) {
    return new RunOptions(
        resources, isolation, trackers, failures, Optional.of(folder), afterwards);
  }

  /** The same, in which what a batch system does is collected so. */
  public RunOptions withAfterwards(Afterwards other) {
    return new RunOptions(resources, isolation, trackers, failures, outcomes, other);
  }
}
