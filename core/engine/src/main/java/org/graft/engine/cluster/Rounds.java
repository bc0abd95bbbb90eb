package org.graft.engine.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.engine.worker.OutcomeCollector;
import org.graft.engine.worker.OutcomeFile;
import org.graft.engine.worker.TaskJournals;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Handle;
import org.graft.spi.DetachedExecutor.Terms;
import org.graft.spi.DetachedExecutor.Unfinished;
import org.graft.spi.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A run's rounds of submitting and collecting. What tasks noted is recorded; once none of them
 * waits or runs, what is still missing is submitted anew, up to a bound. One process at a time, the
 * one that holds the run's folder.
 */
public final class Rounds {
  /** Rounds on end whose tasks begin nothing: then their nodes cannot run Graft at all. */
  private static final int FRUITLESS = 2;

  private final Path folder;
  private final DetachedExecutor executor;
  private final SqliteLedger ledger;
  private final TaskJournals journals;
  private final Submission submission;
  private final OutcomeCollector collector;

  /**
   * The rounds of a run.
   *
   * @param folder {@link Submitted#FOLDER} in the run's
   * @param plan all of the run, of which its looks are parts
   * @param ledger where it has begun
   * @param told is given each outcome that is recorded
   * @param submission how rounds are submitted
   */
  public Rounds(
      Path folder,
      DetachedExecutor executor,
      Plan plan,
      SqliteLedger ledger,
      Consumer<Outcome> told,
      Submission submission) {
    this.folder = folder;
    this.executor = executor;
    this.ledger = ledger;
    this.collector = new OutcomeCollector(plan, ledger, told);
    this.journals = new TaskJournals(folder);
    this.submission = submission;
  }

  /** How rounds stand. */
  public enum State {
    /** Every trial has an outcome. */
    COMPLETE,
    /** Tasks wait or run. */
    SUBMITTED
  }

  /**
   * Tasks of the last submission that wait or run; none where nothing was submitted.
   *
   * @throws UserException if the batch system does not answer
   */
  public List<Unfinished> unfinished() throws InterruptedException {
    return unfinished(executor, folder);
  }

  /** Tasks that wait or run, likewise, of the run whose folder of tasks this is. */
  public static List<Unfinished> unfinished(DetachedExecutor executor, Path folder)
      throws InterruptedException {
    List<Handle> jobs = Submitted.read(folder).map(s -> s.working(folder)).orElse(List.of());
    try {
      return jobs.isEmpty() ? List.of() : executor.unfinished(jobs);
    } catch (IOException e) {
      throw new UserException("the batch system does not answer: " + e.getMessage(), e);
    }
  }

  /** Records what tasks have noted since it was recorded last; how many outcomes that were. */
  public int collect() {
    journals.read(collector::take);
    return collector.end();
  }

  /**
   * Ends the last submission, of which nothing waits or runs: its outcomes are recorded, its
   * collecting job is taken back, and what its tasks left behind is removed, but for their logs.
   */
  public void end() throws InterruptedException {
    Optional<Submitted> last = Submitted.read(folder);
    if (last.isEmpty()) {
      return;
    }
    collect();
    try {
      if (executor.absence().isEmpty() && !submission.collecting()) {
        executor.cancel(last.get().all(folder));
      }
    } catch (IOException e) {
      throw new UserException("the batch system does not answer: " + e.getMessage(), e);
    }
    Leftovers.remove(folder);
  }

  /**
   * Records what has ended and, where nothing waits or runs any more, submits what is missing of a
   * part of the plan.
   *
   * @throws UserException if no more can be submitted, saying why
   */
  public State advance(Plan part, Steps steps) throws InterruptedException {
    collect();
    boolean active = !unfinished().isEmpty();
    collect();
    if (active && collector.missing(part)) {
      return State.SUBMITTED;
    }
    Submitted now = Submitted.read(folder).orElseGet(submission::none);
    List<Step> left = steps.left(done(part, now));
    if (left.isEmpty()) {
      return State.COMPLETE;
    }
    if (active) {
      return State.SUBMITTED;
    }
    Terms terms = terms();
    giveUp(left, terms.attempts());
    left = steps.left(done(part, now));
    if (left.isEmpty()) {
      return State.COMPLETE;
    }
    if (!now.stuck().isEmpty()) {
      throw new UserException("nothing more is submitted: " + now.stuck());
    }
    if (now.round() > 0 && journals.notes() <= now.notes() && now.fruitless() + 1 >= FRUITLESS) {
      String why = stuck(now);
      now.stopped(why).write(folder);
      throw new UserException("nothing more is submitted: " + why);
    }
    Predicate<Step> died = step -> journals.died(step) > 0;
    Packing packing = Packing.of(left, submission::there, died, terms);
    // Trials that now go alone do not go on from what was kept of them together.
    left.stream()
        .filter(step -> step.trials().size() > 1 && died.test(step))
        .forEach(submission::forget);
    submission.submit(now, packing, terms, journals.notes());
    return State.SUBMITTED;
  }

  private Terms terms() throws InterruptedException {
    try {
      return executor.terms();
    } catch (IOException e) {
      throw new UserException("the batch system does not answer: " + e.getMessage(), e);
    }
  }

  /**
   * Ids of trials with an outcome; where failed ones are tried again, with one of this submission.
   */
  private Set<String> done(Plan plan, Submitted now) {
    Map<String, String> definitions = Declared.definitions(plan.spec());
    if (!now.retry()) {
      return ledger.finished(definitions, true);
    }
    Set<String> done = new HashSet<>(ledger.finished(definitions, false));
    plan.trials().stream()
        .map(trial -> trial.card().id())
        .filter(journals::ended)
        .forEach(done::add);
    return done;
  }

  /** Steps whose tasks died too often have failed, and so has what needs them. */
  private void giveUp(List<Step> left, int attempts) {
    Map<String, StepOutcome> failed = new HashMap<>();
    for (Step step : left) {
      StepOutcome end = end(step, failed, attempts);
      if (end != null) {
        failed.put(step.key(), end);
        step.trials().forEach(trial -> journals.giveUp(trial.card().id()));
        collector.take(new OutcomeFile(step.key(), "a node", Version.text(), end));
      }
    }
    collector.end();
  }

  private @Nullable StepOutcome end(Step step, Map<String, StepOutcome> failed, int attempts) {
    for (Step need : step.needs()) {
      if (failed.get(need.key()) instanceof StepOutcome.Failed why) {
        return StepOutcome.failed(step, why.stage(), why.message());
      }
    }
    if (journals.failed(step).isPresent()) {
      return journals.failed(step).get();
    }
    int died = journals.died(step);
    if (died < attempts) {
      return null;
    }
    String log =
        journals
            .log(step)
            .map(file -> TaskLog.words(file))
            .filter(words -> !words.isEmpty())
            .map(words -> ": " + words)
            .orElse(", and said nothing");
    return StepOutcome.failed(
        step, Work.stage(step), "its task died " + (died == 1 ? "" : died + " times") + log);
  }

  private String stuck(Submitted now) {
    Path round = folder.resolve(String.valueOf(now.round()));
    return "tasks ended "
        + FRUITLESS
        + " times on end without beginning a step; "
        + (Files.isDirectory(round) ? TaskLog.any(round) : Optional.<String>empty())
            .orElse("their logs in " + round + " say nothing")
        + ". Put it right ('graft doctor --executor' tries a node) and submit again";
  }
}
