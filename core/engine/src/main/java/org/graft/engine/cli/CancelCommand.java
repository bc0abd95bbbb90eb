package org.graft.engine.cli;

import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Count;
import org.graft.engine.experiment.SubmittedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends the jobs of a run. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Ends the jobs of a run that 'graft submit' submitted. What they have done is collected by",
      "'graft run' or 'graft submit' of the same file, which go on from there."
    })
final class CancelCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's name or folder.")
  private String run = "";

  @Mixin private RunsOption runs = new RunsOption();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws InterruptedException {
    SubmittedRun submitted = plugins.open(runs).submitted(run);
    int unfinished = submitted.unfinished().size();
    submitted.cancel();
    System.out.println(
        run
            + ": "
            + Count.of(unfinished, "task")
            + " that waited or ran "
            + (unfinished == 1 ? "is" : "are")
            + " cancelled; outcomes of others are collected by 'graft run' or 'graft submit'");
    return Main.GOOD;
  }
}
