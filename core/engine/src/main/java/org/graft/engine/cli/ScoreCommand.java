package org.graft.engine.cli;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.ScoresText;
import org.graft.engine.experiment.Graft;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.problem.UserException;
import org.graft.engine.score.ScoreQuestion;
import org.graft.engine.score.Scored;
import org.graft.spi.TransferScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks backbones and taps before anything is trained. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Ranks backbones and taps for a target by transferability scores, before anything is"
          + " trained.",
      "Reads the target's training split alone. Paths start from the working directory."
    })
final class ScoreCommand implements Callable<Integer> {
  @Option(
      names = "--target",
      paramLabel = "DATA",
      required = true,
      description = "The target as experiment files write it, such as '{usps: {}, per-class: 20}'.")
  private String target = "";

  @Option(
      names = "--backbone",
      paramLabel = "B",
      required = true,
      description = "A backbone likewise; may be given more than once.")
  private List<String> backbones = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "DATA",
      description = "What backbones are trained on; for pretrained ones to be left out.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--source-training",
      paramLabel = "TRAINING",
      description =
          "How they are trained on it, as experiment files write it (default: ${DEFAULT-VALUE}).")
  private String training = "{optimizer: {adam: {rate: 0.001}}, batch: 32, epochs: 10}";

  @Option(
      names = "--tap",
      paramLabel = "TAP",
      description =
          "Where features are taken from: a number of blocks, a share or a layer's name; may be"
              + " given more than once (default: the whole body). Images are averaged over their"
              + " pixels.")
  private List<String> taps = new ArrayList<>();

  @Option(
      names = "--score",
      paramLabel = "S",
      description =
          "A score as `graft list scores` names it, such as 'h-score: {shrunk: true}'; may be given"
              + " more than once (default: all).")
  private List<String> scores = new ArrayList<>();

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "Training examples that are looked at, at most (default: ${DEFAULT-VALUE}).")
  private int examples = ScoreQuestion.EXAMPLES;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Half samples for the intervals; 0 for none (default: ${DEFAULT-VALUE}).")
  private int resamples = 20;

  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (examples < 10 || resamples < 0 || resamples == 1) {
      throw new UserException("--examples must be 10 or more and --resamples 0 or 2 or more");
    }
    Graft graft = plugins.open();
    ScoreQuestion question =
        new ScoreQuestion(
            target, source, training, backbones, taps, scores(graft), examples, resamples);
    List<Scored> all = graft.score(question, machine.resources(graft));
    System.out.print(
        json
            ? new GsonBuilder()
                    .setPrettyPrinting()
                    .serializeNulls()
                    .create()
                    .toJson(ScoresText.json(all))
                + "\n"
            : ScoresText.words(all));
    List<String> failures = all.stream().flatMap(one -> one.failure().stream()).toList();
    failures.forEach(failure -> System.err.println("note: " + failure));
    return failures.isEmpty() ? Main.GOOD : Main.FAILURES;
  }

  private List<Choice<TransferScore>> scores(Graft graft) {
    List<String> texts =
        scores.isEmpty()
            ? graft.catalogue().entries(Kind.SCORES).stream().map(Entry::name).toList()
            : scores;
    return texts.stream().map(text -> graft.choice(TransferScore.class, text, "--score")).toList();
  }
}
