package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.graft.engine.cluster.Rounds;
import org.graft.engine.cluster.Submission;
import org.graft.engine.cluster.Submission.Afterwards;
import org.graft.engine.cluster.Submitted;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.Stopwatch;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.Listeners;
import org.graft.engine.spec.TimeLimit;
import org.graft.engine.store.Store;
import org.graft.engine.study.Studies;
import org.graft.engine.worker.Origin;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Terms;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;

/** One run of a planned experiment on a batch system, look after look. */
final class DetachedExecution {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final int PAUSES = 20;

  private final Graft graft;
  private final Workbench.Planned planned;
  private final RunOptions options;
  private final DetachedExecutor executor;
  private final Path folder;
  private final SqliteLedger ledger;
  private final Listeners listeners;
  private final Map<String, TrialCard> cards = new HashMap<>();
  private int completed;
  private int failed;
  private int skipped;

  DetachedExecution(
      Graft graft,
      Workbench.Planned planned,
      RunOptions options,
      DetachedExecutor executor,
      RunFolder run,
      SqliteLedger ledger) {
    this.graft = graft;
    this.planned = planned;
    this.options = options;
    this.executor = executor;
    this.folder = run.path().resolve(Submitted.FOLDER);
    this.ledger = ledger;
    this.listeners = new Listeners(options.trackers(), graft.setup().notes());
    planned.plan().trials().forEach(trial -> cards.put(trial.card().id(), trial.card()));
  }

  /** Submits, waits or collects, as the options say; the experiment's id in the ledger. */
  String run() throws InterruptedException {
    executor
        .absence()
        .ifPresent(
            why -> {
              throw new UserException("executor " + Canonical.name(executor) + ": " + why);
            });
    checkBudget();
    begin(planned.plan());
    Submission submission = submission();
    Stopwatch watch = stopwatch();
    Consumer<Outcome> told = outcome -> recorded(outcome, watch);
    Rounds rounds = new Rounds(folder, executor, planned.plan(), ledger, told, submission);
    int before = settle(rounds);
    int total = planned.plan().trials().size();
    tell(new Event.RunStarted(planned.spec().experiment(), total, before));
    long start = System.nanoTime();
    boolean interrupted = true;
    try {
      String experiment = looks(rounds);
      interrupted = false;
      return experiment;
    } finally {
      double seconds = (System.nanoTime() - start) / 1e9;
      Event end = new Event.RunFinished(completed, failed, skipped, seconds, interrupted);
      watch.on(end);
      tell(end);
      listeners.close();
    }
  }

  /** What a run may take is watched by the process that runs it, which there is none of here. */
  private void checkBudget() {
    boolean time = planned.spec().timeLimit().flatMap(TimeLimit::run).isPresent();
    if (time || planned.spec().maxTrials().isPresent()) {
      throw new UserException(
          (time ? "a time-limit of the run" : "max-trials")
              + " is for runs on one machine; leave it out, and limit what a batch system does by"
              + " fewer repeats");
    }
  }

  /**
   * Records what tasks have noted, for a run that goes on without the batch system.
   *
   * @throws UserException if tasks wait or run
   */
  void takeBack() throws InterruptedException {
    begin(planned.plan());
    Rounds rounds =
        new Rounds(folder, executor, planned.plan(), ledger, outcome -> {}, submission());
    int collected = rounds.collect();
    int unfinished = rounds.unfinished().size();
    if (unfinished > 0) {
      throw refusal(unfinished, collected);
    }
    rounds.end();
    note("collected " + collected + " outcomes of tasks");
  }

  private UserException refusal(int unfinished, int collected) {
    return new UserException(
        "%s has %d tasks that wait or run, and %d outcomes of others were collected; 'graft status %s' says how they stand, 'graft cancel %s' ends them"
            .formatted(name(), unfinished, collected, name(), name()));
  }

  private String looks(Rounds rounds) throws InterruptedException {
    String experiment = "";
    List<Integer> looks =
        planned.spec().stopping().map(s -> s.after(planned.spec().units())).orElse(List.of(-1));
    for (int repeats : looks) {
      Plan part = repeats < 0 ? planned.plan() : planned.plan().first(repeats);
      experiment = begin(part);
      Steps steps = steps(part);
      if (!ended(rounds, part, steps)) {
        return experiment;
      }
      if (repeats > 0 && Studies.decided(ledger.declared(experiment), ledger.trials(experiment))) {
        note("every comparison is decided after " + repeats + " repeats");
        break;
      }
    }
    rounds.end();
    return experiment;
  }

  private String begin(Plan plan) {
    return ledger.begin(plan, planned.folder().toString(), Version.text());
  }

  /** Ends an earlier submission, or goes on with it; how many trials have an outcome. */
  private int settle(Rounds rounds) throws InterruptedException {
    long start = System.nanoTime();
    int collected = rounds.collect();
    if (collected > 0) {
      double seconds = (System.nanoTime() - start) / 1e9;
      note(String.format(Locale.ROOT, "collected %d outcomes in %.1f s", collected, seconds));
    }
    boolean submitting = options.afterwards() != Afterwards.COLLECTING;
    int unfinished = submitting ? rounds.unfinished().size() : 0;
    if (unfinished > 0 && options.afterwards() == Afterwards.LEAVE) {
      throw refusal(unfinished, collected);
    }
    if (submitting && unfinished == 0) {
      rounds.end();
    } else if (submitting) {
      note("goes on with " + unfinished + " tasks that were submitted before");
    }
    completed = 0;
    failed = 0;
    skipped = 0;
    return ledger.finished(Declared.definitions(planned.spec()), true).size();
  }

  private boolean ended(Rounds rounds, Plan part, Steps steps) throws InterruptedException {
    long start = System.nanoTime();
    while (rounds.advance(part, steps) != Rounds.State.COMPLETE) {
      if (options.afterwards() != Afterwards.WAIT) {
        return false;
      }
      Thread.sleep(pause(Duration.ofNanos(System.nanoTime() - start)).toMillis());
    }
    return true;
  }

  /** A small part of the time that it has taken already. */
  private static Duration pause(Duration waited) {
    Duration part = waited.dividedBy(PAUSES);
    Duration most = part.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : part;
    return most.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : most;
  }

  private Stopwatch stopwatch() throws InterruptedException {
    Steps steps = steps(planned.plan());
    Path file = graft.setup().places().timings(Canonical.name(executor));
    return new Stopwatch(steps, steps.left(Set.of()), file, Stopwatch.Where.ELSEWHERE);
  }

  private Steps steps(Plan plan) throws InterruptedException {
    return graft.workbench().steps(plan, threads(), Canonical.name(executor));
  }

  private void recorded(Outcome outcome, Stopwatch watch) {
    if (outcome instanceof Outcome.Completed) {
      completed++;
    } else if (outcome instanceof Outcome.Failed) {
      failed++;
    } else {
      skipped++;
    }
    TrialCard card = cards.get(outcome.trial());
    if (card != null) {
      Event event = new Event.TrialFinished(card, outcome);
      watch.on(event);
      tell(event);
    }
  }

  private void tell(Event event) {
    listeners.tell(event);
  }

  private Submission submission() throws InterruptedException {
    Setup setup = graft.setup();
    Store store = options.resources().limited(graft.workbench().store());
    Origin origin =
        new Origin(
            name(),
            planned.spec().resolved(),
            planned.folder(),
            setup.runs().toAbsolutePath(),
            setup.plugins().stream().map(Path::toAbsolutePath).toList(),
            options.resources().device(),
            threads());
    Consumer<String> notes = this::note;
    return new Submission(
        folder,
        executor,
        new Canonical(Canonical.Scope.ALL).choice(executor).toString(),
        options.failures() == RunOptions.Failures.RETRY,
        origin,
        NodeCommand.of(setup, terms()),
        NodeCommand.options(setup, options.resources()),
        options.afterwards(),
        store,
        notes);
  }

  private ThreadCounts threads() throws InterruptedException {
    return new ThreadCounts(options.resources().threads(), terms().cores());
  }

  private Terms terms() throws InterruptedException {
    try {
      return executor.terms();
    } catch (IOException e) {
      throw new UserException("the batch system does not answer: " + e.getMessage(), e);
    }
  }

  private String name() {
    return planned.spec().experiment();
  }

  private void note(String text) {
    graft.setup().notes().accept(text);
  }
}
