package org.graft.engine.experiment.predict;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;

/**
 * Applies pretrained networks to pictures: the backbone's own preprocessing, or for a recorded
 * trial's model the scaling that it was fitted with.
 */
public record Predictor(Workbench bench) {
  /** The data set that decodes single files; it comes with a plugin. */
  private static final String DECODER = "image-files";

  /** The likeliest classes of each picture. */
  public List<Prediction> answer(PictureQuestion question) throws InterruptedException {
    Choice<Backbone> chosen = bench.reader().backbone(question.backbone(), "--backbone");
    DataAccess access = bench.access(Path.of("").toAbsolutePath());
    try {
      return answer(question, chosen, access);
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(chosen.label() + ": " + e.getMessage(), e);
    }
  }

  private List<Prediction> answer(
      PictureQuestion question, Choice<Backbone> chosen, DataAccess access)
      throws IOException, InterruptedException {
    Shape shape = InputShape.of(question.input(), chosen, access);
    BackboneCard card = chosen.value().card(access, shape, question.top());
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
    Dataset data =
        decoder(question, shape, chosen.value().framing(access)).load(access, new Seed(0));
    Tensor inputs = data.test().inputs();
    if (chosen.value() instanceof RunTrial fitted) {
      inputs = bench.models().scaled(fitted.trial(), inputs);
    }
    Tensor probabilities =
        new Forward(bench)
            .outputs(card.network(), weights.get(), inputs, card.network().output().name());
    List<Prediction> predictions = new ArrayList<>();
    for (int row = 0; row < data.test().size(); row++) {
      predictions.add(
          new Prediction(
              data.classes().get(row),
              best(probabilities.rows(row, row + 1), card.classes(), question.top())));
    }
    return predictions;
  }

  private DatasetProvider decoder(
      PictureQuestion question, Shape shape, Optional<Framing> framing) {
    String files =
        question.pictures().stream()
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

  private static List<Prediction.Likelihood> best(
      float[] probabilities, List<String> names, int top) {
    List<Prediction.Likelihood> all = new ArrayList<>();
    for (int c = 0; c < probabilities.length; c++) {
      all.add(
          new Prediction.Likelihood(
              names.isEmpty() ? String.valueOf(c) : names.get(c), probabilities[c]));
    }
    all.sort((a, b) -> Double.compare(b.probability(), a.probability()));
    return all.subList(0, Math.min(top, all.size()));
  }
}
