package org.graft.engine.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.PlanText;
import org.graft.engine.cli.text.StepsText;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.worker.StepFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what an experiment would run. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description =
        "Prints what an experiment would run, and everything wrong with it. Trains nothing.")
final class PlanCommand implements Callable<Integer> {
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

  @Option(names = "--trials", description = "List every trial with its id.")
  private boolean trials;

  @Option(
      names = "--resolved",
      description = "Print the spec with every default filled in, and nothing else.")
  private boolean resolved;

  @Option(
      names = "--steps",
      paramLabel = "DIR",
      description =
          "Write each step that is left to a file of its own in DIR, in an order in which each"
              + " follows its needs, for 'graft step' and 'graft run --outcomes'.")
  private Optional<Path> stepFiles = Optional.empty();

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() {
    Workbench bench = plugins.injector().getInstance(Workbench.class).with(runs);
    Workbench.Planned planned = bench.plan(file, overrides);
    PrintStream out = System.out;
    if (resolved) {
      out.print(planned.spec().resolved());
      return Main.GOOD;
    }
    Set<String> finished = RunFolder.finished(runs, planned.plan());
    Steps steps = machine.steps(bench, planned.plan());
    out.print(
        PlanText.render(planned.plan(), new StepsText(steps, machine.store(bench), finished)));
    if (trials) {
      out.print(PlanText.trials(planned.plan()));
    }
    if (stepFiles.isPresent()) {
      int written = write(steps.left(finished), planned, stepFiles.get());
      out.println("\n" + written + " steps are in " + stepFiles.get());
    }
    return Main.GOOD;
  }

  private int write(List<Step> left, Workbench.Planned planned, Path folder) {
    StepFile.Origin origin =
        new StepFile.Origin(
            planned.spec().name(),
            planned.spec().resolved(),
            planned.folder(),
            runs.toAbsolutePath(),
            plugins.folders().stream().map(Path::toAbsolutePath).toList(),
            machine.backend(),
            machine.threadCounts());
    for (int i = 0; i < left.size(); i++) {
      Step step = left.get(i);
      String name = String.format(Locale.ROOT, "%06d-%.16s%s", i, step.key(), StepFile.ENDING);
      StepFile.of(origin, step).write(folder.resolve(name));
    }
    return left.size();
  }
}
