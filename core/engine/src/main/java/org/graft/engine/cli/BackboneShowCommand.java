package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.BackboneText;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.predict.InputShape;
import org.graft.engine.plan.Setting;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.spi.Backbone;
import org.graft.spi.Strategy;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a backbone's card and layers, and what strategies freeze and train of them. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Prints a backbone's card, its layers and parameters, and what strategies freeze and train.",
      "BACKBONE is a name of 'graft list backbones' with its parameters as KEY=VALUE, or an",
      "experiment file (KEY=VALUE then wins over the file's), whose data and strategies it takes."
    })
final class BackboneShowCommand implements Callable<Integer> {
  private static final int CLASSES = 10;

  @Parameters(
      index = "0",
      paramLabel = "BACKBONE",
      description = "A name such as keras-file, or an experiment file.")
  private String backbone = "";

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Parameters, such as file=squeezenet.h5 preprocessing=caffe.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description = "What a strategy does with it: 'fine-tune: {frozen: 2}'; may be repeated.")
  private List<String> strategies = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "SHAPE",
      description = "Inputs, 3x224x224 or 784 (default: those it was made for, if it says).")
  private Optional<String> input = Optional.empty();

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Classes of the target (default: the backbone's own, else 10).")
  private Optional<Integer> classes = Optional.empty();

  @Mixin private RunsOption runs = new RunsOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    Workbench bench = plugins.open(runs).workbench();
    boolean file = backbone.matches(".*\\.ya?ml") || Files.isRegularFile(Path.of(backbone));
    System.out.print(file ? experiment(bench) : named(bench));
    return Main.GOOD;
  }

  private String experiment(Workbench bench) throws IOException {
    if (input.isPresent() || classes.isPresent()) {
      throw new UserException("--input and --classes are for a backbone by name; a file has data");
    }
    Workbench.Planned planned = bench.plan(Path.of(backbone), parameters);
    List<String> texts = new ArrayList<>();
    for (Setting setting : planned.plan().settings()) {
      List<BackboneText.Treatment> treatments = new ArrayList<>();
      if (strategies.isEmpty()) {
        planned.plan().arms().stream()
            .filter(arm -> arm.setting().equals(setting))
            .forEach(
                arm ->
                    treatments.add(
                        new BackboneText.Treatment(arm.strategy().label(), arm.recipe())));
      } else {
        treatments.addAll(treatments(bench, setting.card(), setting.task()));
      }
      String title = setting.backbone().label() + " on " + setting.transfer().name();
      texts.add(
          BackboneText.render(
              title, setting.card(), framing(setting, planned.access()), treatments));
    }
    return String.join("\n", texts);
  }

  private static Optional<Framing> framing(Setting setting, DataAccess access) throws IOException {
    return setting.backbone().value().framing(access);
  }

  private String named(Workbench bench) throws IOException {
    Choice<Backbone> chosen = bench.reader().backbone(text(), "backbone");
    DataAccess access = bench.access(Path.of("").toAbsolutePath());
    try {
      Shape shape = InputShape.of(input, chosen, access);
      BackboneCard card = chosen.value().card(access, shape, classes.orElse(CLASSES));
      List<String> own =
          card.classes().isEmpty() && card.digest().isEmpty()
              ? numbers(card.outputs())
              : card.classes();
      List<String> target =
          classes
              .map(BackboneShowCommand::numbers)
              .orElse(own.isEmpty() ? numbers(card.outputs()) : own);
      Training training = new Training(new Optimizer.Sgd(0.01), 32, 10);
      TaskCard task = new TaskCard(shape, own, target, 1_000, 100, training);
      return BackboneText.render(
          chosen.label(), card, chosen.value().framing(access), treatments(bench, card, task));
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(chosen.label() + ": " + e.getMessage());
    }
  }

  private String text() {
    for (String parameter : parameters) {
      if (parameter.indexOf('=') <= 0) {
        throw new UserException(
            "expected KEY=VALUE, such as file=vgg16.h5, found '" + parameter + "'");
      }
    }
    List<String> pairs = parameters.stream().map(p -> p.replaceFirst("=", ": ")).toList();
    return pairs.isEmpty() ? backbone : "{" + backbone + ": {" + String.join(", ", pairs) + "}}";
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private List<BackboneText.Treatment> treatments(
      Workbench bench, BackboneCard card, TaskCard task) {
    List<BackboneText.Treatment> treatments = new ArrayList<>();
    for (String text : strategies) {
      Choice<Strategy> strategy = bench.reader().strategy(text, "--strategy");
      treatments.add(BackboneText.Treatment.of(strategy, card, task));
    }
    return treatments;
  }
}
