package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.TrialIds;
import org.graft.engine.experiment.predict.ExportedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a recorded trial's network for other software. */
@Command(
    name = "export-model",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Writes the network that a recorded trial ended with: as safetensors, under the keys of the",
      "library that publishes its architecture, so that PyTorch loads it, or as ONNX. It is trained",
      "again, bit for bit, where it is not in the store."
    })
final class ExportModelCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TRIAL",
      completionCandidates = TrialIds.class,
      description = "The trial's id, or its first digits.")
  private String trial = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The file, called *.safetensors or *.onnx.")
  private Path output = Path.of("");

  @Mixin private RunsOption runs = new RunsOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    ExportedModel written = plugins.open(runs).exportModel(trial, output);
    System.out.printf(
        "%s: %d arrays, %,d numbers, of %s%n",
        written.file(), written.arrays(), written.numbers(), written.network());
    written.notes().forEach(note -> System.out.println("  " + note));
    return Main.GOOD;
  }
}
