package org.graft.engine.cli;

import java.util.concurrent.Callable;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.TrialText;
import org.graft.engine.cli.text.TriedText;
import org.graft.engine.cli.words.TrialIds;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.ledger.RecordedExperiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints all that is recorded of a trial. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Prints all that is recorded of a trial.")
final class ShowCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TRIAL",
      completionCandidates = TrialIds.class,
      description = "The trial's id, or its first digits.")
  private String trial = "";

  @Mixin private RunsOption runs = new RunsOption();

  @Override
  public Integer call() {
    Ledgers.Found found = Ledgers.trial(runs.folder(), trial);
    RecordedExperiment experiment = Ledgers.experiment(found);
    System.out.print(TrialText.render(found, experiment.declared()));
    System.out.print(TriedText.render(Ledgers.tried(found, experiment)));
    return Main.GOOD;
  }
}
