package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.PredictionText;
import org.graft.engine.experiment.predict.Prediction;
import org.graft.engine.experiment.predict.PredictionQuestion;
import org.graft.engine.problem.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a pretrained network makes of pictures, or of rows of numbers. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Says what a pretrained network makes of pictures, or of rows of numbers: class names and",
      "probabilities, labels with theirs, or numbers in the unit of the data. The backbone's own",
      "preprocessing is applied; a fitted trial (--backbone run:RUN/TRIAL) gets inputs scaled as",
      "those it was fitted to."
    })
final class PredictCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Picture files or folders; or one x.npy: float32, [n, features] or [n, channels, height,"
              + " width].")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "BACKBONE",
      description =
          "The network: 'keras-file: {file: vgg16.h5, preprocessing: caffe, classes: names.txt}'.")
  private String backbone = "";

  @Option(
      names = "--input",
      paramLabel = "SHAPE",
      description = "Inputs, 3x224x224 (default: those it was made for, if it says).")
  private Optional<String> input = Optional.empty();

  @Option(
      names = "--resize",
      paramLabel = "RULE",
      description =
          "How sizes change, as in 'graft list datasets image-files' (default: as the backbone was"
              + " trained, if it says; else bilinear).")
  private Optional<String> resize = Optional.empty();

  @Option(
      names = "--fit",
      paramLabel = "RULE",
      description =
          "Other aspect ratios: stretch, center-crop or pad (default: as the backbone was trained,"
              + " if it says; else stretch).")
  private Optional<String> fit = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "Classes shown (default: 5); labels and numbers are shown all.")
  private Optional<Integer> top = Optional.empty();

  @Option(names = "--json", description = "Print JSON, probabilities in full.")
  private boolean json;

  @Mixin private RunsOption runs = new RunsOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws InterruptedException {
    OptionalInt most = top.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    if (most.orElse(1) < 1) {
      throw new UserException("--top must be 1 or more, found " + most.getAsInt());
    }
    List<Prediction> predictions =
        plugins
            .open(runs)
            .predict(new PredictionQuestion(inputs, backbone, input, resize, fit, most));
    System.out.print(json ? PredictionText.json(predictions) : PredictionText.words(predictions));
    return Main.GOOD;
  }
}
