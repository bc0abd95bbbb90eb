package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.advise.Advice;
import org.graft.engine.advise.Question;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.AdviceText;
import org.graft.engine.experiment.Graft;
import org.graft.engine.problem.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Advises how deep to fine-tune. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Advises how deep to fine-tune, by the four-scenario rule: small or large target, similar or"
          + " different domain.",
      "Prints the evidence and the experiment that would verify the advice. Paths start from the"
          + " working directory."
    })
final class AdviseCommand implements Callable<Integer> {
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
      description =
          "The backbone likewise, such as '{keras-file: {file: x.h5, preprocessing: caffe}}'.")
  private String backbone = "";

  @Option(
      names = "--source",
      paramLabel = "DATA",
      description = "What the backbone is trained on; for pretrained ones to be left out.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--small",
      paramLabel = "N",
      description =
          "Below so many training examples a class a target is small (default: ${DEFAULT-VALUE}).")
  private int small = Question.SMALL;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "Training examples that are probed, at most (default: ${DEFAULT-VALUE}).")
  private int examples = Question.EXAMPLES;

  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the experiment into this file too.")
  private Optional<Path> output = Optional.empty();

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (small < 1 || examples < 50) {
      throw new UserException("--small must be 1 or more and --examples 50 or more");
    }
    Graft graft = plugins.open();
    Advice advice =
        graft.advise(
            new Question(target, backbone, source, small, examples), machine.resources(graft));
    System.out.print(json ? AdviceText.json(advice) : AdviceText.words(advice));
    if (output.isPresent()) {
      Files.writeString(output.get(), advice.experiment());
    }
    return Main.GOOD;
  }
}
