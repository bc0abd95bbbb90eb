package org.graft.engine.cli;

import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.RunsText;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.recorded.RunDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what changed between two runs. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Says what changed from one run to another: settings, code, data, versions, trials, means.",
      "What the change is worth, with intervals and tests, is in 'graft report RUN RUN2'."
    })
final class DiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      completionCandidates = RunNames.class,
      description = "The earlier run: its name, folder or ledger.")
  private String before = "";

  @Parameters(
      index = "1",
      paramLabel = "RUN2",
      completionCandidates = RunNames.class,
      description = "The later one.")
  private String after = "";

  @Mixin private RunsOption runs = new RunsOption();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Graft graft = plugins.open(runs);
    RunDifference difference = graft.run(after).since(graft.run(before));
    System.out.print(RunsText.difference(difference));
    return Main.GOOD;
  }
}
