package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.StoreOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.plan.Step;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.engine.store.Store;
import org.graft.engine.worker.Origin;
import org.graft.engine.worker.OutcomeFile;
import org.graft.engine.worker.StepFile;
import org.graft.spi.result.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one step of an experiment from a file. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Runs one step of an experiment, as 'graft plan --steps' wrote it, and writes how it ended.",
      "Any machine that sees the same files, plugins and cache may do so; 'graft run --outcomes'",
      "collects. What the step needs is read from the cache's store, or computed. Exit code 1 if",
      "it failed."
    })
final class StepCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The step's file.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where its outcome goes (default: beside the step's file, *" + OutcomeFile.ENDING + ").")
  private Optional<Path> out = Optional.empty();

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private StoreOptions limit = new StoreOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StepFile read = StepFile.read(file);
    Origin origin = read.origin();
    Workbench bench = plugins.asBuilt().open(origin.plugins(), origin.runs()).workbench();
    Workbench.Planned planned =
        bench.plan(origin.spec(), origin.name() + " (as recorded)", origin.folder(), List.of());
    Step step = read.among(bench.steps(planned.plan(), origin.threads()));
    Store store = limit.asked().map(bench.store()::within).orElseGet(bench::store);
    long start = System.nanoTime();
    StepOutcome outcome;
    try (Sessions sessions = new Sessions(origin.device(), origin.threads(), planned.access());
        Work work = new LocalWork(planned.spec(), store, sessions, planned.access())) {
      work.prepare(List.of(step));
      outcome = work.run(step);
    }
    Path end = out.orElseGet(this::beside);
    new OutcomeFile(step.key(), Hardware.line(), Version.text(), outcome).write(end);
    if (!outcome.failed()) {
      LocalWork.forget(step, store);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %s in %.1f s; written to %s%n",
        step.words(),
        words(outcome),
        (System.nanoTime() - start) / 1e9,
        end);
    return failed(outcome) > 0 ? Main.FAILURES : Main.GOOD;
  }

  private Path beside() {
    String name = file.getFileName().toString();
    String stem =
        name.endsWith(StepFile.ENDING)
            ? name.substring(0, name.length() - StepFile.ENDING.length())
            : name;
    return file.resolveSibling(stem + OutcomeFile.ENDING);
  }

  private static String words(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Failed failed) {
      return "failed in " + failed.stage().word() + " (" + failed.message() + ")";
    }
    if (outcome instanceof StepOutcome.Shared shared) {
      return shared.event().reused() ? "was there" : "ready";
    }
    List<Outcome> trials = ((StepOutcome.Trials) outcome).outcomes();
    long failed = failed(outcome);
    return failed == 0 ? "completed" : failed + " of " + trials.size() + " failed";
  }

  private static long failed(StepOutcome outcome) {
    return outcome instanceof StepOutcome.Trials trials
        ? trials.outcomes().stream().filter(o -> !(o instanceof Outcome.Completed)).count()
        : outcome.completed() ? 0 : 1;
  }
}
