package org.graft.engine.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.RunsText;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.recorded.RunEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Lists runs, the one begun last first: when, what, how far, where.",
      "A run is running (a process is at it), complete, stopped (trials are left), empty or"
          + " unreadable."
    })
final class RunsCommand implements Callable<Integer> {
  @Mixin private RunsOption runs = new RunsOption();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<RunEntry> entries = Ledgers.all(runs.folder()).stream().map(RunEntry::of).toList();
    System.out.print(
        json ? RunsText.json(entries) : RunsText.table(entries, runs.folder().toAbsolutePath()));
    return Main.GOOD;
  }
}
