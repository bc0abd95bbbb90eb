package org.graft.engine.run;

import java.time.Duration;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.spec.TimeLimit;
import org.graft.spi.Tracker;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.StepRunner;
import org.graft.spi.result.Event;

/** One run of a plan: steps go to an executor, which has them done; their ends go to a ledger. */
public final class Run {
  private static final Logger LOG = LogManager.getLogger(Run.class);

  /** How long any step may take without a word. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How long a trial over its limit may take to end. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Plan plan;
  private final SqliteLedger ledger;
  private final Work work;
  private final TrialExecutor executor;
  private final List<Tracker> trackers;
  private final Identity identity;
  private final Stop stop;

  /**
   * A run of {@code plan} that is done by {@code work} and recorded into {@code ledger}.
   *
   * @param stop told when the run is to stop; {@code work} has the same
   */
  public Run(
      Plan plan,
      SqliteLedger ledger,
      Work work,
      TrialExecutor executor,
      List<Tracker> trackers,
      Identity identity,
      Stop stop) {
    this.plan = plan;
    this.ledger = ledger;
    this.work = work;
    this.executor = executor;
    this.trackers = List.copyOf(trackers);
    this.identity = identity;
    this.stop = stop;
  }

  /**
   * Runs steps of the plan.
   *
   * @param left what is left of it, each step after its needs
   * @return the experiment's id in the ledger, also where its time is up before all is run
   * @throws InterruptedException if stopped; what had ended is recorded
   */
  public String execute(List<Step> left) throws InterruptedException {
    String experiment = ledger.begin(plan, identity.folder(), identity.graft());
    work.prepare(left);
    Executing executing = new Executing(executor, stop);
    Recorder recorder = new Recorder(left, ledger, work, trackers, identity, executing);
    int total = plan.trials().size();
    int open = left.stream().mapToInt(step -> step.trials().size()).sum();
    recorder.tell(new Event.RunStarted(plan.spec().experiment(), total, total - open));
    LOG.debug("{} steps for {} trials", left.size(), open);
    boolean interrupted = true;
    recorder.start();
    try (SlowSteps watched = new SlowSteps(work, PATIENCE, LOG::warn)) {
      try {
        executing.run(any -> any.execute(left, limited(watched), recorder));
      } finally {
        recorder.settle();
      }
      if (!stop.late()) {
        recorder.check();
        interrupted = false;
      }
    } finally {
      recorder.end(interrupted);
    }
    return experiment;
  }

  private StepRunner<Step, StepOutcome> limited(StepRunner<Step, StepOutcome> runner) {
    return plan.spec()
        .timeLimit()
        .flatMap(TimeLimit::trial)
        .<StepRunner<Step, StepOutcome>>map(
            limit -> new TrialLimit(runner, limit, GRACE, stop, work::waited))
        .orElse(runner);
  }
}
