package org.graft.engine.experiment.predict;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.engine.standard.RunTrial;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;

/**
 * Applies pretrained networks to pictures and to rows of numbers: with the backbone's own
 * preprocessing, or for a recorded trial's model the scaling that it was fitted with.
 */
public record Predictor(Workbench bench) {
  /** The data set that decodes single files; it comes with a plugin. */
  private static final String DECODER = "image-files";

  /** What the network makes of each input. */
  public List<Prediction> answer(PredictionQuestion question) throws InterruptedException {
    Choice<Backbone> chosen = bench.reader().backbone(question.backbone(), "--backbone");
    DataAccess access = bench.access(Path.of("").toAbsolutePath());
    try {
      return answer(question, chosen, access);
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(chosen.label() + ": " + e.getMessage(), e);
    }
  }

  private List<Prediction> answer(
      PredictionQuestion question, Choice<Backbone> chosen, DataAccess access)
      throws IOException, InterruptedException {
    Optional<Tensor> array = Optional.empty();
    if (question.array().isPresent()) {
      Path file = access.resolve(question.array().get());
      if (!Files.isRegularFile(file)) {
        throw new UserException("there is no file " + file);
      }
      array = Optional.of(Npy.read(file));
    }
    Shape shape =
        array.isPresent()
            ? array.get().shape().row()
            : InputShape.of(question.input(), chosen, access);
    Optional<Target> target =
        chosen.value() instanceof RunTrial fitted
            ? Optional.of(bench.models().target(fitted.trial()))
            : Optional.empty();
    boolean classes = target.isEmpty() || target.get() instanceof Target.Classes;
    if (!classes && question.top().isPresent()) {
      throw new UserException(
          "--top is for classes, and %s predicts %s, all of which are shown; leave it out"
              .formatted(chosen.label(), target.get().kind()));
    }
    BackboneCard card = chosen.value().card(access, shape, question.classes());
    Optional<Weights> weights = chosen.value().pretrained(access, card);
    if (weights.isEmpty()) {
      throw new UserException(
          chosen.label() + " has no weights before it is trained; name a pretrained one");
    }
    if (classes && !card.network().classifies()) {
      List<String> notes = card.credits().notes();
      throw new UserException(
          chosen.label()
              + " has no classification head: it ends in features"
              + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"));
    }
    List<String> names = new ArrayList<>();
    Tensor inputs;
    if (array.isPresent()) {
      inputs = array.get();
      IntStream.range(0, inputs.rows()).forEach(row -> names.add("row " + row));
    } else {
      if (shape.rank() != 3) {
        throw new UserException(
            "%s takes %s numbers, not pictures; give it a .npy file of float32 numbers, [n, %s]"
                .formatted(chosen.label(), shape, shape.toString().replace("x", ", ")));
      }
      Dataset data =
          decoder(question, shape, chosen.value().framing(access)).load(access, new Seed(0));
      inputs = data.test().inputs();
      names.addAll(data.classes());
    }
    if (chosen.value() instanceof RunTrial fitted) {
      inputs = bench.models().scaled(fitted.trial(), inputs);
    }
    Tensor outputs =
        new Forward(bench)
            .outputs(card.network(), weights.get(), inputs, card.network().output().name());
    Tensor predicted = target.isPresent() ? target.get().predicted(outputs) : outputs;
    List<Prediction> predictions = new ArrayList<>();
    for (int row = 0; row < inputs.rows(); row++) {
      List<Prediction.Value> values = values(predicted.rows(row, row + 1), card.classes());
      predictions.add(
          new Prediction(
              names.get(row),
              target.map(Target::kind).orElse("classes"),
              classes ? best(values, question.classes()) : values));
    }
    return predictions;
  }

  private DatasetProvider decoder(
      PredictionQuestion question, Shape shape, Optional<Framing> framing) {
    String files =
        question.inputs().stream()
            .map(path -> new JsonPrimitive(path.toString()).toString())
            .collect(Collectors.joining(", "));
    Size size = new Size(shape.size(1), shape.size(2));
    Optional<Framing> own = framing.filter(f -> f.size().equals(size) && question.fit().isEmpty());
    String text =
        "%s: {files: [%s], size: %s, color: %s, resize: %s, fit: %s%s}"
            .formatted(
                DECODER,
                files,
                size,
                shape.size(0) == 1 ? "grey" : "rgb",
                question.resize().or(() -> own.map(Framing::resize)).orElse("bilinear"),
                question.fit().orElse("stretch"),
                own.flatMap(Framing::shorterSide).map(s -> ", shorter-side: " + s).orElse(""));
    return bench.reader().extension(DatasetProvider.class, text, "pictures");
  }

  private static List<Prediction.Value> values(float[] outputs, List<String> names) {
    List<Prediction.Value> all = new ArrayList<>();
    for (int k = 0; k < outputs.length; k++) {
      all.add(new Prediction.Value(names.isEmpty() ? String.valueOf(k) : names.get(k), outputs[k]));
    }
    return all;
  }

  private static List<Prediction.Value> best(List<Prediction.Value> all, int top) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Prediction.Value::value).reversed())
        .limit(top)
        .toList();
  }
}
