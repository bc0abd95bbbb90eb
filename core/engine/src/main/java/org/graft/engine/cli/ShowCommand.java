package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.TrialText;
import org.graft.engine.experiment.recorded.Ledgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints all that is recorded of a trial. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Prints all that is recorded of a trial.")
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TRIAL", description = "The trial's id, or its first digits.")
  private String trial = "";

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Override
  public Integer call() {
    Ledgers.Found found = Ledgers.trial(runs, trial);
    System.out.print(TrialText.render(found));
    return Main.GOOD;
  }
}
