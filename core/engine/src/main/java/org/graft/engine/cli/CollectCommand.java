package org.graft.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.StoreOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.ledger.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Collects what a batch system did. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Records what tasks of 'graft submit' have done; where none waits or runs any more, submits",
      "what is missing, and where nothing is, writes the report. The last job of a submission"
          + " calls",
      "it; so may anybody."
    })
final class CollectCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's name or folder.")
  private String run = "";

  @Mixin private RunsOption runs = new RunsOption();
  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private StoreOptions limit = new StoreOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    RecordedRun collected = plugins.open(runs).submitted(run).collect(limit.asked());
    if (!collected.submitted()) {
      collected.summary();
    }
    Standing standing = collected.standing();
    System.out.printf(
        "%s: %d trials have an outcome, %d of them failed%n",
        run, standing.ended(), standing.failed());
    return standing.failed() > 0 ? Main.FAILURES : Main.GOOD;
  }
}
