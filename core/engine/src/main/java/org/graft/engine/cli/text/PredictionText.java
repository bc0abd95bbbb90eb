package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.experiment.predict.Prediction;

/** What a network takes pictures for, in words and as JSON. */
public final class PredictionText {
  private PredictionText() {}

  /** Each picture, and below it its likeliest classes. */
  public static String words(List<Prediction> predictions) {
    StringBuilder text = new StringBuilder();
    for (Prediction prediction : predictions) {
      text.append(prediction.file()).append('\n');
      prediction
          .classes()
          .forEach(
              c ->
                  text.append(
                      String.format(Locale.ROOT, "  %8.4f  %s%n", c.probability(), c.name())));
    }
    return text.toString();
  }

  /** The same as JSON, probabilities in full. */
  public static String json(List<Prediction> predictions) {
    List<Object> files = new ArrayList<>();
    for (Prediction prediction : predictions) {
      List<Object> classes = new ArrayList<>();
      for (Prediction.Likelihood likelihood : prediction.classes()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("class", likelihood.name());
        one.put("probability", likelihood.probability());
        classes.add(one);
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", prediction.file());
      entry.put("classes", classes);
      files.add(entry);
    }
    return Json.text(files) + "\n";
  }
}
