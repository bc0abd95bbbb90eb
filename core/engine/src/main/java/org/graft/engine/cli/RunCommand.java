package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.ConsoleTracker;
import org.graft.engine.cli.text.LiveTable;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Isolation;
import org.graft.engine.experiment.PlannedExperiment;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.Resources;
import org.graft.engine.experiment.RunOptions;
import org.graft.engine.experiment.report.RunSummary;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.problem.UserException;
import org.graft.engine.watch.WatchServer;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment, or what of it is still to be run. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Runs an experiment: every trial without an outcome.",
      "Stop it or kill it at any moment; the same command goes on where it was."
    })
final class RunCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 3;
  private static final long STOP_SECONDS = 60;

  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings that win over the file's, such as repeats.training=5.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--retry-failed",
      description = "Run trials again that were recorded as failed or whose record is damaged.")
  private boolean retryFailed;

  @Option(
      names = "--tracker",
      paramLabel = "NAME",
      description =
          "What the run's events go to, such as 'json-lines: {file: events.jsonl}'; may be"
              + " repeated.")
  private List<String> trackers = new ArrayList<>();

  @Option(
      names = "--isolate",
      negatable = true,
      fallbackValue = "true",
      description =
          "Do steps in worker processes, so that a crash in native code costs a step and not the"
              + " run (default: for runs of an estimated hour or more, but with '--backend cuda').")
  private @Nullable Boolean isolate;

  @Option(
      names = "--outcomes",
      paramLabel = "DIR",
      description =
          "First record how steps ended that 'graft step' did, as their outcomes in DIR say; what"
              + " is still missing is run here.")
  private Optional<Path> outcomes = Optional.empty();

  @Option(
      names = "--watch",
      description = "Serve a page that follows the run, as 'graft watch' does, until it ends.")
  private boolean watch;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  private final AtomicBoolean stopped = new AtomicBoolean();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Graft graft = plugins.open(runs);
    PlannedExperiment planned = graft.plan(file, overrides.toArray(String[]::new));
    planned.dataNotes().shown().forEach(graft.setup().notes());
    planned.warnings().forEach(graft.setup().notes());
    RunOptions options = options(graft, planned);
    RecordedRun run = watch ? watched(planned, options) : run(planned, options);
    RunSummary summary = run.summary();
    System.out.print(summary.text());
    if (run.budget().isPresent()) {
      return Main.BUDGET;
    }
    if (stopped.get()) {
      return Main.STOPPED;
    }
    return summary.standing().failed() > 0 || !summary.reported() ? Main.FAILURES : Main.GOOD;
  }

  private Tracker console(Graft graft, PlannedExperiment planned, double expected)
      throws IOException {
    Path folder = runs.folder().resolve(planned.name());
    Map<String, TrialCard> cards = new LinkedHashMap<>();
    planned.trials().forEach(trial -> cards.put(trial.card().id(), trial.card()));
    LiveTable table =
        new LiveTable(List.copyOf(cards.values()), planned.spec().metrics().get(0).label());
    if (Terminal.screen().isPresent() && Files.isRegularFile(folder.resolve(SqliteLedger.FILE))) {
      earlier(graft, planned, folder).forEach(trial -> add(table, cards, trial));
    }
    return new ConsoleTracker(Terminal.error(), Terminal.screen(), table, expected);
  }

  private void add(LiveTable table, Map<String, TrialCard> cards, Recorded earlier) {
    earlier
        .outcome()
        .filter(outcome -> cards.containsKey(outcome.trial()))
        .filter(outcome -> !retryFailed || outcome instanceof Outcome.Completed)
        .ifPresent(outcome -> table.add(earlier.card(), outcome));
  }

  /**
   * Trials that are not run again; none where a ledger cannot be read, of which the run says so.
   */
  private static List<Recorded> earlier(Graft graft, PlannedExperiment planned, Path folder)
      throws IOException {
    try {
      Set<String> there = planned.finished();
      return graft.run(folder.toString()).trials().stream()
          .filter(trial -> there.contains(trial.card().id()))
          .toList();
    } catch (UserException e) {
      return List.of();
    }
  }

  /** A run that its page stopped ends as one that a signal stopped. */
  private void ended(Event event) {
    if (event instanceof Event.RunFinished end && end.interrupted()) {
      stopped.set(true);
    }
  }

  /** Seconds; 0 where a ledger cannot be read, of which the run says what is wrong. */
  private static double expected(PlannedExperiment planned, Resources resources) {
    try {
      return planned.forecast(resources).seconds();
    } catch (UserException e) {
      return 0;
    }
  }

  private RunOptions options(Graft graft, PlannedExperiment planned) throws IOException {
    Resources resources = machine.resources(graft);
    double expected = expected(planned, resources);
    List<Tracker> all = new ArrayList<>(List.of(console(graft, planned, expected), this::ended));
    trackers.forEach(text -> all.add(graft.extension(Tracker.class, text, "--tracker")));
    Isolation isolation =
        isolate == null ? Isolation.AUTOMATIC : isolate ? Isolation.ALWAYS : Isolation.NEVER;
    RunOptions options =
        RunOptions.standard().withResources(resources).withIsolation(isolation).withTrackers(all);
    RunOptions collecting = outcomes.map(options::withOutcomes).orElse(options);
    return retryFailed ? collecting.retryingFailed() : collecting;
  }

  private RecordedRun watched(PlannedExperiment planned, RunOptions options)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(runs.folder().resolve(planned.name()));
    try (WatchServer server = WatchServer.start(folder, () -> true, 0)) {
      System.err.println("watch: " + server.address());
      return run(planned, options);
    }
  }

  /** Runs until the end, or until this process is asked to end. */
  private static RecordedRun run(PlannedExperiment planned, RunOptions options)
      throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook = stopHook(Thread.currentThread(), closed);
    Runtime.getRuntime().addShutdownHook(hook);
    StopSignals.handle();
    try {
      return planned.run(options);
    } finally {
      closed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stopping) {
        closed.countDown();
      }
    }
  }

  /** Stops the run and waits until its ledger is closed. */
  private static Thread stopHook(Thread runner, CountDownLatch closed) {
    return new Thread(
        () -> {
          runner.interrupt();
          try {
            boolean ended = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
              System.err.println(
                  "graft: waiting for running steps to stop; a second signal stops at once");
              ended = closed.await(STOP_SECONDS, TimeUnit.SECONDS);
            }
            if (!ended) {
              System.err.println("graft: trials did not stop in time; what was recorded is safe");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "graft-stop");
  }
}
