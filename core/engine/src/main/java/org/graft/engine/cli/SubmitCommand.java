package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cluster.Submission.Afterwards;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.PlannedExperiment;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.Resources;
import org.graft.engine.experiment.RunOptions;
import org.graft.engine.ledger.Standing;
import org.graft.engine.problem.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits an experiment to a batch system and leaves. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Submits what of an experiment is still to be run to a batch system, and leaves.",
      "A small last job collects; so does 'graft run' of the same file. 'graft status' says how it",
      "stands, 'graft cancel' ends it."
    })
final class SubmitCommand implements Callable<Integer> {
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
      description = "Submit trials again that were recorded as failed or whose record is damaged.")
  private boolean retryFailed;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Graft graft = plugins.open(runs);
    Resources resources = machine.resources(graft);
    if (resources.detached().isEmpty()) {
      throw new UserException(
          "submit needs a batch system, such as --executor 'slurm: {time: 4h}'; 'graft run' runs"
              + " here");
    }
    PlannedExperiment planned = graft.plan(file, overrides.toArray(String[]::new));
    planned.dataNotes().shown().forEach(graft.setup().notes());
    planned.warnings().forEach(graft.setup().notes());
    RunOptions options =
        RunOptions.standard().withResources(resources).withAfterwards(Afterwards.LEAVE);
    RecordedRun run = planned.run(retryFailed ? options.retryingFailed() : options);
    Standing standing = run.standing();
    System.out.printf(
        "%s: %d of %d trials have an outcome; 'graft status %s' says how the others stand%n",
        planned.name(), standing.ended(), planned.trials().size(), planned.name());
    return Main.GOOD;
  }
}
