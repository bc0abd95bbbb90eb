package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.WhyText;
import org.graft.engine.cli.words.RunNamesAndTrialIds;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.recorded.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says which input of a trial changed since the run before. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Says which input of a trial changed since the last run, so that it was, or would be, run",
      "again. With an experiment file the trial may be one that 'graft plan FILE --trials' lists."
    })
final class WhyCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..2",
      paramLabel = "[RUN|FILE] TRIAL",
      completionCandidates = RunNamesAndTrialIds.class,
      description = "The trial's id, or its first digits; before it, perhaps, where to look.")
  private List<String> words = new ArrayList<>();

  @Mixin private RunsOption runs = new RunsOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Graft graft = plugins.open(runs);
    String trial = words.get(words.size() - 1);
    Optional<String> place = words.size() == 2 ? Optional.of(words.get(0)) : Optional.empty();
    boolean file = place.filter(word -> word.matches(".*\\.ya?ml")).isPresent();
    Explanation why = file ? graft.plan(Path.of(words.get(0))).why(trial) : graft.why(place, trial);
    System.out.print(WhyText.render(why));
    return Main.GOOD;
  }
}
