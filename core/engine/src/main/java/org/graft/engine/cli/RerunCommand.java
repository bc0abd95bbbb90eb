package org.graft.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.RerunText;
import org.graft.engine.cli.words.TrialIds;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Rerun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Parameters(
      paramLabel = "TRIAL",
      completionCandidates = TrialIds.class,
      description = "The trial's id, or its first digits.")
  private String trial = "";

  @Mixin private RunsOption runs = new RunsOption();

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Graft graft = plugins.open(runs);
    Rerun rerun = graft.rerun(trial, machine.resources(graft));
    System.out.print(RerunText.render(rerun));
    return rerun.same() ? Main.GOOD : Main.FAILURES;
  }
}
