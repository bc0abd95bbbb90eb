package org.graft.engine.cli;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.graft.engine.UserException;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Json;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.plan.TrainerChoice;
import org.graft.engine.plugin.Choice;
import org.graft.engine.run.Sessions;
import org.graft.engine.standard.RunTrial;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a pretrained network takes pictures for. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Says what a pretrained network takes pictures for: class names and probabilities.",
      "The backbone's own preprocessing is applied; a fitted trial (--backbone run:RUN/TRIAL) gets",
      "pictures scaled as those it was fitted to."
    })
final class PredictCommand implements Callable<Integer> {
  /** The data set that decodes single files; it comes with a plugin. */
  private static final String DECODER = "image-files";

  @Parameters(arity = "1..*", paramLabel = "PICTURE", description = "Picture files, or folders.")
  private List<Path> pictures = new ArrayList<>();

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
      defaultValue = "bilinear",
      description = "How sizes change, as in 'graft list datasets image-files' (${DEFAULT-VALUE}).")
  private String resize = "bilinear";

  @Option(
      names = "--fit",
      paramLabel = "RULE",
      defaultValue = "stretch",
      description = "Other aspect ratios: stretch, center-crop or pad (${DEFAULT-VALUE}).")
  private String fit = "stretch";

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "5",
      description = "Classes shown (default: ${DEFAULT-VALUE}).")
  private int top = 5;

  @Option(names = "--json", description = "Print JSON, probabilities in full.")
  private boolean json;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept, for --backbone run:RUN/TRIAL (${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Mixin private PluginOptions plugins = new PluginOptions();

  /** A class and its probability. */
  private record Guess(String name, double probability) {}

  @Override
  public Integer call() throws InterruptedException {
    if (top < 1) {
      throw new UserException("--top must be 1 or more, found " + top);
    }
    Workbench bench = plugins.injector().getInstance(Workbench.class).with(runs);
    Choice<Backbone> chosen = bench.reader().backbone(backbone, "--backbone");
    DataAccess access = bench.access(Path.of("").toAbsolutePath());
    try {
      print(guesses(bench, chosen, access));
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(chosen.label() + ": " + e.getMessage());
    }
    return Main.GOOD;
  }

  private Map<String, List<Guess>> guesses(
      Workbench bench, Choice<Backbone> chosen, DataAccess access)
      throws IOException, InterruptedException {
    Shape shape = Shapes.of(input, chosen, access);
    BackboneCard card = chosen.value().card(access, shape, top);
    Optional<Weights> weights = chosen.value().pretrained(access, card);
    if (weights.isEmpty()) {
      throw new UserException(
          chosen.label() + " has no weights before it is trained; name a pretrained one");
    }
    if (!card.network().classifies()) {
      List<String> notes = card.credits().notes();
      throw new UserException(
          chosen.label()
              + " has no classification head: it ends in features"
              + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"));
    }
    if (shape.rank() != 3) {
      throw new UserException(chosen.label() + " takes " + shape + " numbers, not pictures");
    }
    Dataset data = decoder(bench, shape).load(access, new Seed(0));
    Tensor inputs = data.test().inputs();
    if (chosen.value() instanceof RunTrial fitted) {
      inputs = bench.models().scaled(fitted.trial(), inputs);
    }
    Tensor probabilities = run(bench, card.network(), weights.get(), inputs);
    Map<String, List<Guess>> guesses = new LinkedHashMap<>();
    for (int row = 0; row < data.test().size(); row++) {
      guesses.put(data.classes().get(row), best(probabilities.rows(row, row + 1), card.classes()));
    }
    return guesses;
  }

  private DatasetProvider decoder(Workbench bench, Shape shape) {
    String files =
        pictures.stream()
            .map(path -> new JsonPrimitive(path.toString()).toString())
            .collect(Collectors.joining(", "));
    String text =
        "%s: {files: [%s], size: %dx%d, color: %s, resize: %s, fit: %s}"
            .formatted(
                DECODER,
                files,
                shape.size(1),
                shape.size(2),
                shape.size(0) == 1 ? "grey" : "rgb",
                resize,
                fit);
    return bench.reader().extension(DatasetProvider.class, text, "pictures");
  }

  private static Tensor run(Workbench bench, Network network, Weights weights, Tensor inputs)
      throws InterruptedException {
    Choice<Trainer> trainer =
        new TrainerChoice(bench.reader().trainers(), Optional.empty()).toRun(network).trainer();
    int threads = Runtime.getRuntime().availableProcessors();
    String output = network.output().name();
    try (Sessions sessions = new Sessions(new Machine(Machine.Backend.AUTO, threads))) {
      Tensor probabilities =
          sessions.of(trainer).outputs(network, weights, inputs, List.of(output)).get(output);
      if (probabilities == null) {
        throw new IllegalStateException(trainer.name() + " gave no output for " + output);
      }
      return probabilities;
    }
  }

  private List<Guess> best(float[] probabilities, List<String> names) {
    List<Guess> all = new ArrayList<>();
    for (int c = 0; c < probabilities.length; c++) {
      all.add(new Guess(names.isEmpty() ? String.valueOf(c) : names.get(c), probabilities[c]));
    }
    all.sort((a, b) -> Double.compare(b.probability(), a.probability()));
    return all.subList(0, Math.min(top, all.size()));
  }

  private void print(Map<String, List<Guess>> guesses) {
    if (json) {
      List<Object> files = new ArrayList<>();
      guesses.forEach(
          (file, best) -> {
            List<Object> classes = new ArrayList<>();
            for (Guess guess : best) {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("class", guess.name());
              one.put("probability", guess.probability());
              classes.add(one);
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", file);
            entry.put("classes", classes);
            files.add(entry);
          });
      System.out.println(Json.text(files));
      return;
    }
    guesses.forEach(
        (file, best) -> {
          System.out.println(file);
          best.forEach(
              g -> System.out.printf(Locale.ROOT, "  %8.4f  %s%n", g.probability(), g.name()));
        });
  }
}
