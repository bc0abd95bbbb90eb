package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.run.Identity;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Run;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one recorded trial again and compares. */
@Command(
    name = "rerun",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Runs one recorded trial again, from its recorded spec, and compares its numbers with those",
      "recorded. Records nothing. Exit code 0 if they are the same, 1 if not."
    })
final class RerunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TRIAL", description = "The trial's id, or its first digits.")
  private String trial = "";

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Ledgers.Found found = Ledgers.trial(runs, trial);
    Workbench bench = plugins.injector().getInstance(Workbench.class).with(runs);
    String id = found.trial().card().id();
    Workbench.Planned planned = bench.plan(Ledgers.experiment(found));
    PlannedTrial again = Ledgers.planned(planned.plan(), id);
    Outcome now = run(bench, planned, again);
    return compare(found.trial(), now);
  }

  private Outcome run(Workbench bench, Workbench.Planned planned, PlannedTrial trial)
      throws IOException, InterruptedException {
    Plan one =
        new Plan(
            planned.spec(),
            planned.plan().settings(),
            List.of(trial.arm()),
            trial.source().stream().toList(),
            trial.features().stream().toList(),
            List.of(trial),
            List.of());
    Path folder = Files.createTempDirectory("graft-rerun");
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE));
        Sessions sessions = machine.sessions();
        Work work =
            new LocalWork(planned.spec(), machine.store(bench), sessions, planned.access())) {
      Identity identity =
          new Identity(Hardware.line(), Version.text(), planned.folder().toString());
      String experiment =
          new Run(one, ledger, work, machine.executor(bench.reader()), List.of(), identity)
              .execute(machine.steps(bench, one).left(Set.of()));
      return ledger.trials(experiment).get(0).outcome().orElseThrow();
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static int compare(Recorded recorded, Outcome now) {
    Optional<Outcome> before = recorded.outcome();
    System.out.println("trial " + recorded.card().id() + ", " + recorded.card().strategy());
    if (before.isEmpty()
        || !(before.get() instanceof Outcome.Completed then)
        || !(now instanceof Outcome.Completed again)) {
      System.out.println("recorded: " + before.map(Object::toString).orElse("not run"));
      System.out.println("now:      " + now);
      return before.isPresent() && before.get().equals(now) ? Main.GOOD : Main.FAILURES;
    }
    boolean same = true;
    for (String metric : then.scores().keySet()) {
      double was = then.scores().getOrDefault(metric, Double.NaN);
      double is = again.scores().getOrDefault(metric, Double.NaN);
      boolean equal = Double.compare(was, is) == 0;
      same &= equal;
      System.out.println(
          "  " + metric + ": recorded " + was + ", now " + is + (equal ? "" : "  DIFFERENT"));
    }
    same &= then.confusion().equals(again.confusion()) && then.curve().equals(again.curve());
    System.out.println(
        same ? "same scores, confusion matrix and learning curve, bit for bit" : "numbers differ");
    return same ? Main.GOOD : Main.FAILURES;
  }
}
