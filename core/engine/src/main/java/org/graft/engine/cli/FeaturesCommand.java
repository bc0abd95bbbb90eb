package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.experiment.predict.FeatureFile;
import org.graft.engine.experiment.predict.FeatureQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what a network makes of inputs. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Writes what a pretrained network makes of inputs, for R and Python: its features, or what"
          + " any",
      "node outputs. Of a data set, whose preprocessing is the backbone's, labels are written"
          + " too;",
      "an array in a .npy file enters the network as it is."
    })
final class FeaturesCommand implements Callable<Integer> {
  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "BACKBONE",
      description = "The network: 'torch-file: {file: resnet18.pth}', or run:RUN/TRIAL.")
  private String backbone = "";

  @Option(
      names = "--input",
      required = true,
      paramLabel = "INPUT",
      description =
          "A data set, 'mnist: {}', or x.npy: float32, [n, channels, height, width] or [n,"
              + " features].")
  private String input = "";

  @Option(
      names = "--tap",
      paramLabel = "NODE",
      description =
          "The node whose outputs are wanted, by its name in 'graft backbone show' (default: the"
              + " features, which a head reads).")
  private Optional<String> tap = Optional.empty();

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Of a data set: train, validation or test (default: all, in safetensors).")
  private Optional<FeatureQuestion.Split> split = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "y.npy or y.safetensors.")
  private Path output = Path.of("");

  @Mixin private RunsOption runs = new RunsOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws InterruptedException {
    FeatureFile written =
        plugins.open(runs).features(new FeatureQuestion(backbone, input, tap, split, output));
    System.out.printf(
        "%s: %s, outputs of '%s'%n",
        written.file(), String.join(", ", written.arrays()), written.node());
    written.notes().forEach(note -> System.out.println("  " + note));
    return Main.GOOD;
  }
}
