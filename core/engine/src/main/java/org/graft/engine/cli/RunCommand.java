package org.graft.engine.cli;

import com.google.inject.Injector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.ConsoleTracker;
import org.graft.engine.experiment.DataNotes;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.experiment.report.RunSummaries;
import org.graft.engine.experiment.report.RunSummary;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Forecast;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.Stopwatch;
import org.graft.engine.run.Identity;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Run;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Work;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.store.Store;
import org.graft.engine.study.Studies;
import org.graft.engine.worker.OutcomeFile;
import org.graft.spi.Tracker;
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
  private static final long STOP_SECONDS = 60;

  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings that win over the file's, such as repeats.training=5.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Option(
      names = "--retry-failed",
      description = "Run trials again that were recorded as failed or whose record is damaged.")
  private boolean retryFailed;

  @Option(
      names = "--tracker",
      paramLabel = "NAME",
      description =
          "What is told of the run's events, such as 'json-lines: {file: events.jsonl}'; may be"
              + " repeated.")
  private List<String> trackers = new ArrayList<>();

  @Option(
      names = "--isolate",
      negatable = true,
      fallbackValue = "true",
      description =
          "Do steps in worker processes, so that a crash in native code costs a step and not the"
              + " run (default: for runs of an estimated hour or more).")
  private @Nullable Boolean isolate;

  @Option(
      names = "--outcomes",
      paramLabel = "DIR",
      description =
          "First record how steps ended that 'graft step' did, as their outcomes in DIR say; what"
              + " is still missing is run here.")
  private Optional<Path> outcomes = Optional.empty();

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean terminal = Boolean.getBoolean("graft.terminal");
    PrintStream err = System.err;
    Injector injector = plugins.injector();
    Workbench bench = injector.getInstance(Workbench.class).with(runs);
    Workbench.Planned planned = bench.plan(file, overrides);
    DataNotes notes = DataNotes.of(planned.plan());
    notes.shown().forEach(note -> err.println("note: " + note));
    planned.plan().warnings().forEach(warning -> err.println("note: " + warning));
    try (RunFolder folder = RunFolder.take(runs, planned.spec().name())) {
      folder.write(RunFolder.SPEC, planned.spec().resolved());
      if (!notes.notes().isEmpty()) {
        folder.write("data-notes.txt", notes.whole());
      }
      String experiment = run(bench, planned, folder, new ConsoleTracker(err, terminal));
      RunSummary summary =
          injector
              .getInstance(RunSummaries.class)
              .of(planned.spec(), experiment, folder, err::println);
      System.out.print(summary.text());
      return summary.standing().failed() > 0 ? Main.FAILURES : Main.GOOD;
    }
  }

  private String run(
      Workbench bench, Workbench.Planned planned, RunFolder folder, ConsoleTracker console)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook = stopHook(Thread.currentThread(), closed);
    Runtime.getRuntime().addShutdownHook(hook);
    try (SqliteLedger ledger = SqliteLedger.open(folder.ledger());
        Sessions sessions = machine.sessions();
        Work work = work(bench, planned, folder, sessions, finished(ledger, planned))) {
      Identity identity =
          new Identity(Hardware.line(), Version.text(), planned.folder().toString());
      ExperimentSpec spec = planned.spec();
      String experiment = "";
      for (int repeats : spec.stopping().map(s -> s.after(spec.units())).orElse(List.of(-1))) {
        Plan part = repeats < 0 ? planned.plan() : planned.plan().first(repeats);
        Steps steps = machine.steps(bench, part);
        List<Step> left = steps.left(ledger.finished(!retryFailed));
        Run run =
            new Run(
                part,
                ledger,
                work,
                machine.executor(bench.reader()),
                trackers(bench, steps, left, console),
                identity);
        experiment = run.execute(left);
        if (repeats > 0 && Studies.decided(spec, ledger.trials(experiment))) {
          System.err.println("note: every comparison is decided after " + repeats + " repeats");
          break;
        }
      }
      return experiment;
    } finally {
      closed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stopping) {
        closed.countDown();
      }
    }
  }

  private Set<String> finished(SqliteLedger ledger, Workbench.Planned planned) {
    if (retryFailed) {
      ledger.takeOutDamaged();
    }
    if (outcomes.isPresent()) {
      List<OutcomeFile> files = OutcomeFile.in(outcomes.get());
      ledger.begin(planned.plan(), planned.folder().toString(), Version.text());
      int collected = OutcomeFile.collect(files, planned.plan(), ledger);
      System.err.println(
          "note: recorded "
              + collected
              + " outcomes of trials from "
              + files.size()
              + " files in "
              + outcomes.get());
    }
    return ledger.finished(!retryFailed);
  }

  private Work work(
      Workbench bench,
      Workbench.Planned planned,
      RunFolder folder,
      Sessions sessions,
      Set<String> done) {
    Store store = machine.store(bench);
    double hours =
        Forecast.of(machine.steps(bench, planned.plan()), done, store::has).seconds() / 3600;
    if (isolate != null ? isolate : hours >= 1) {
      if (isolate == null) {
        System.err.printf(
            Locale.ROOT,
            "note: an estimated %.1f h of work, so steps are done in worker processes"
                + " (--no-isolate: in this one)%n",
            hours);
      }
      return WorkerCommand.pool(planned, folder, plugins, machine);
    }
    return new LocalWork(planned.spec(), store, sessions, planned.access());
  }

  private List<Tracker> trackers(
      Workbench bench, Steps steps, List<Step> left, ConsoleTracker console) {
    SpecReader reader = bench.reader();
    List<Tracker> all =
        new ArrayList<>(List.of(console, new Stopwatch(steps, left, bench.timings())));
    trackers.forEach(text -> all.add(reader.extension(Tracker.class, text, "--tracker")));
    return all;
  }

  /** Stops the run and waits until its ledger is closed. */
  private static Thread stopHook(Thread runner, CountDownLatch closed) {
    return new Thread(
        () -> {
          runner.interrupt();
          try {
            boolean ended = closed.await(STOP_SECONDS, TimeUnit.SECONDS);
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
