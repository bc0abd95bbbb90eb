package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.graft.engine.cluster.Rounds;
import org.graft.engine.cluster.Submission;
import org.graft.engine.cluster.Submission.Afterwards;
import org.graft.engine.cluster.Submitted;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.store.StoreLimit;
import org.graft.engine.worker.Origin;
import org.graft.engine.worker.TaskJournals;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Unfinished;
import org.graft.spi.Executor;

/** A run whose steps a batch system does, or did. */
public final class SubmittedRun {
  private final Graft graft;
  private final Path folder;
  private final Submitted submitted;

  private SubmittedRun(Graft graft, Path folder, Submitted submitted) {
    this.graft = graft;
    this.folder = folder;
    this.submitted = submitted;
  }

  /**
   * That of the run {@code run}.
   *
   * @throws UserException if there is no such run, or nothing of it is submitted
   */
  static SubmittedRun read(Graft graft, String run) {
    Path folder = graft.run(run).folder().resolve(Submitted.FOLDER);
    Submitted submitted =
        Submitted.read(folder)
            .orElseThrow(
                () ->
                    new UserException(
                        "nothing of '"
                            + run
                            + "' is with a batch system; all that was has been collected"));
    return new SubmittedRun(graft, folder, submitted);
  }

  /** What was submitted. */
  public Submitted submitted() {
    return submitted;
  }

  /**
   * The batch system.
   *
   * @throws UserException if it cannot be reached from this machine
   */
  public DetachedExecutor executor() {
    DetachedExecutor executor = system();
    executor
        .absence()
        .ifPresent(
            why -> {
              throw new UserException(why);
            });
    return executor;
  }

  /** The batch system, whether it can be reached from here or not. */
  DetachedExecutor system() {
    Executor executor =
        graft.extension(Executor.class, submitted.executor(), "the run's submission");
    if (executor instanceof DetachedExecutor detached) {
      return detached;
    }
    throw new UserException(submitted.executor() + " is no batch system any more");
  }

  /** Tasks that wait or run. */
  public List<Unfinished> unfinished() throws InterruptedException {
    return Rounds.unfinished(executor(), folder);
  }

  /** What its jobs noted of themselves, such as why they ended early. */
  public List<String> notedByJobs() {
    return submitted.notedBy(folder);
  }

  /** How many outcomes of trials the tasks have noted, collected or not. */
  public int noted() {
    AtomicInteger trials = new AtomicInteger();
    new TaskJournals(folder)
        .read(
            file -> {
              if (file.outcome() instanceof StepOutcome.Trials ended) {
                trials.addAndGet(ended.outcomes().size());
              }
            });
    return trials.get();
  }

  /** Ends its jobs; what their tasks noted stays to be collected. */
  public void cancel() throws InterruptedException {
    try {
      submitted.stopped("it was cancelled").write(folder);
      executor().cancel(submitted.all(folder));
    } catch (IOException e) {
      throw new UserException("the batch system does not answer: " + e.getMessage(), e);
    }
  }

  /**
   * Records what its tasks noted; where none waits or runs, what is missing is submitted anew.
   *
   * @param limit of the store, where one was asked for
   */
  public RecordedRun collect(Optional<StoreLimit> limit) throws IOException, InterruptedException {
    Origin origin = Origin.read(folder.resolve(Submission.ORIGIN));
    PlannedExperiment planned =
        graft.plan(origin.spec(), origin.name() + " (as submitted)", origin.folder());
    RunOptions options =
        RunOptions.standard()
            .withResources(limit.map(resources(origin)::withStoreLimit).orElse(resources(origin)))
            .withAfterwards(Afterwards.COLLECTING);
    return planned.run(submitted.retry() ? options.retryingFailed() : options);
  }

  private Resources resources(Origin origin) {
    Resources resources = Resources.standard().withExecutor(executor()).withDevice(origin.device());
    return origin.threads().asked().isPresent()
        ? resources.withThreads(origin.threads().asked().getAsInt())
        : resources;
  }
}
