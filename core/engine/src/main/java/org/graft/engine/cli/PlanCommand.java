package org.graft.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Count;
import org.graft.engine.cli.text.PlanText;
import org.graft.engine.cli.text.ScheduleText;
import org.graft.engine.cli.text.StepsText;
import org.graft.engine.cli.text.WhyText;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.PlannedExperiment;
import org.graft.engine.experiment.Resources;
import org.graft.engine.plan.Steps;
import org.graft.engine.problem.UserException;
import org.graft.engine.store.Store;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Terms;
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
  /** From here on a batch system is worth a thought. */
  private static final double WORTH_SECONDS = 3600;

  /** A batch system that is not asked: arrays as Slurm has them by default, tasks of 5 minutes. */
  private static final Terms USUAL = new Terms(1000, 64, 0, 1, 0, 300, 3);

  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings that win over the file's, such as repeats.training=5.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private RunsOption runs = new RunsOption();

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

  @Mixin private MachineOptions machine = new MachineOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws InterruptedException {
    Graft graft = plugins.open(runs);
    PlannedExperiment planned = graft.plan(file, overrides.toArray(String[]::new));
    PrintStream out = System.out;
    if (resolved) {
      out.print(planned.spec().resolved());
      return Main.GOOD;
    }
    Resources resources = machine.resources(graft);
    Steps steps = planned.steps(resources);
    Store store = resources.limited(graft.workbench().store());
    out.print(PlanText.render(planned.plan(), new StepsText(steps, store, planned.finished())));
    schedule(planned, resources).ifPresent(out::print);
    planned.codeChanges().forEach(out::println);
    out.print(WhyText.again(planned));
    if (trials) {
      out.print(PlanText.trials(planned.plan()));
    }
    if (stepFiles.isPresent()) {
      int written = planned.writeSteps(stepFiles.get(), resources);
      out.println(
          "\n"
              + Count.of(written, "step")
              + (written == 1 ? " is in " : " are in ")
              + stepFiles.get());
    }
    return Main.GOOD;
  }

  /** What it takes on a batch system: asked for, or worth one. */
  private static Optional<String> schedule(PlannedExperiment planned, Resources resources)
      throws InterruptedException {
    Optional<DetachedExecutor> executor = resources.detached();
    if (executor.isEmpty() && planned.forecast(resources).seconds() < WORTH_SECONDS) {
      return Optional.empty();
    }
    try {
      Terms terms =
          executor.isPresent() && executor.get().absence().isEmpty()
              ? executor.get().terms()
              : USUAL;
      return Optional.of(
          new ScheduleText(planned.packing(resources, terms), terms.cores()).render());
    } catch (IOException e) {
      throw new UserException("the batch system does not answer: " + e.getMessage(), e);
    }
  }
}
