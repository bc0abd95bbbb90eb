package org.graft.engine.experiment.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.engine.store.SafeTensors;
import org.graft.spi.Backbone;
import org.graft.spi.base.NearMiss;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;

/** Writes what a network makes of inputs into a file that R and Python read. */
public record FeatureWriter(Workbench bench) {
  private static final String NPY = ".npy";
  private static final String SAFETENSORS = ".safetensors";

  /** Writes the file that is asked for. */
  public FeatureFile write(FeatureQuestion question) throws InterruptedException {
    Choice<Backbone> chosen = bench.reader().backbone(question.backbone(), "--backbone");
    DataAccess access = bench.access(Path.of("").toAbsolutePath());
    String name = String.valueOf(question.output().getFileName());
    if (!name.endsWith(NPY) && !name.endsWith(SAFETENSORS)) {
      throw new UserException(
          "--output: expected a file called *.npy or *.safetensors, found " + name);
    }
    try {
      return question.input().endsWith(NPY)
          ? ofArray(question, chosen, access)
          : ofData(question, chosen, access);
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(chosen.label() + ": " + e.getMessage(), e);
    }
  }

  private FeatureFile ofArray(FeatureQuestion question, Choice<Backbone> chosen, DataAccess access)
      throws IOException, InterruptedException {
    if (question.split().isPresent()) {
      throw new UserException("--split is for data sets; a .npy file is one array");
    }
    Path file = access.resolve(Path.of(question.input()));
    if (!Files.isRegularFile(file)) {
      throw new UserException("--input: there is no file " + file);
    }
    Tensor inputs = Npy.read(file);
    BackboneCard card = chosen.value().card(access, inputs.shape().row(), 2);
    Weights weights = weights(chosen, access, card);
    Optional<Node> entrance = entrance(card.network());
    Network network = entrance.map(node -> without(node, card.network())).orElse(card.network());
    String tap = tap(question, card);
    List<String> notes = new ArrayList<>();
    entrance.ifPresent(
        node -> notes.add("the numbers entered as they are, without '" + node.name() + "'"));
    Tensor made = new Forward(bench).outputs(network, weights, inputs, tap);
    if (question.output().toString().endsWith(NPY)) {
      Npy.write(question.output(), made);
    } else {
      SafeTensors.write(question.output(), "outputs of " + tap, Map.of("outputs", made));
    }
    return new FeatureFile(question.output(), List.of("outputs " + made.shape()), tap, notes);
  }

  private FeatureFile ofData(FeatureQuestion question, Choice<Backbone> chosen, DataAccess access)
      throws IOException, InterruptedException {
    Dataset data =
        new DatasetLoader(access)
            .load(bench.reader().data(question.input(), "--input"), new Seed(0))
            .dataset();
    Map<String, Examples> wanted = wanted(question, data);
    BackboneCard card =
        chosen.value().card(access, data.inputShape(), data.target().names().size());
    Weights weights = weights(chosen, access, card);
    String tap = tap(question, card);
    boolean classes = data.target() instanceof Target.Classes;
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Examples> split : wanted.entrySet()) {
      Examples examples = split.getValue();
      Tensor made = new Forward(bench).outputs(card.network(), weights, examples.inputs(), tap);
      arrays.put(split.getKey(), made);
      if (question.output().toString().endsWith(NPY)) {
        Npy.write(question.output(), made);
        if (classes) {
          Npy.write(labels(question.output()), examples.labels());
        } else {
          Npy.write(labels(question.output()), examples.targets().values().tensor());
        }
      } else {
        arrays.put(
            split.getKey() + "_labels",
            classes ? floats(examples.labels()) : examples.targets().values().tensor());
      }
    }
    List<String> notes = new ArrayList<>();
    if (question.output().toString().endsWith(SAFETENSORS)) {
      SafeTensors.write(question.output(), "outputs of " + tap, arrays);
    } else {
      notes.add("labels are in " + labels(question.output()));
    }
    notes.add(
        (classes ? "labels count from 0: " : "columns of " + data.target().kind() + ": ")
            + String.join(", ", data.target().names()));
    return new FeatureFile(
        question.output(),
        arrays.entrySet().stream().map(e -> e.getKey() + " " + e.getValue().shape()).toList(),
        tap,
        notes);
  }

  private static Map<String, Examples> wanted(FeatureQuestion question, Dataset data) {
    Map<String, Examples> all = new LinkedHashMap<>();
    all.put("train", data.train());
    data.validation().ifPresent(v -> all.put("validation", v));
    all.put("test", data.test());
    all.values().removeIf(examples -> examples.size() == 0);
    if (question.split().isPresent()) {
      String name = question.split().get().name().toLowerCase(Locale.ROOT);
      Examples one = all.get(name);
      if (one == null) {
        throw new UserException("--split: " + NearMiss.message("split", name, all.keySet()));
      }
      return Map.of(name, one);
    }
    if (all.size() > 1 && question.output().toString().endsWith(NPY)) {
      throw new UserException(
          "a .npy file holds one array, and the data set has "
              + String.join(", ", all.keySet())
              + "; say --split, or name a .safetensors file, which holds them all");
    }
    return all;
  }

  private static Path labels(Path output) {
    String name = String.valueOf(output.getFileName());
    return output.resolveSibling(name.substring(0, name.length() - NPY.length()) + ".labels.npy");
  }

  private static Tensor floats(int[] labels) {
    float[] numbers = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      numbers[i] = labels[i];
    }
    return Tensor.of(Shape.of(labels.length), numbers);
  }

  private static Weights weights(Choice<Backbone> chosen, DataAccess access, BackboneCard card)
      throws IOException {
    return chosen
        .value()
        .pretrained(access, card)
        .orElseThrow(
            () ->
                new UserException(
                    chosen.label()
                        + " has no weights before it is trained; name a pretrained one"));
  }

  private static String tap(FeatureQuestion question, BackboneCard card) {
    String tap = question.tap().orElse(card.features());
    if (!card.network().has(tap)) {
      List<String> names = card.network().nodes().stream().map(Node::name).toList();
      throw new UserException("--tap: " + NearMiss.message("node", tap, names));
    }
    return tap;
  }

  /** The layer that a backbone puts in front of a network that came with weights, if it did. */
  private static Optional<Node> entrance(Network network) {
    Node first = network.nodes().get(0);
    return network.preprocessing().isPresent() && first.name().endsWith("preprocessing")
        ? Optional.of(first)
        : Optional.empty();
  }

  private static Network without(Node entrance, Network network) {
    if (!network.upTo(entrance.name()).shapes().containsValue(network.input())) {
      throw new UserException(
          "an array enters as it is, so it needs the network's own channels, found "
              + network.input());
    }
    return network.above(entrance.name());
  }
}
