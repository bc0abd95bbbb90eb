package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.experiment.predict.Prediction;

/** What a network makes of inputs, in words and as JSON. */
public final class PredictionText {
  private PredictionText() {}

  /** Each input, and below it its likeliest classes, its labels or its numbers. */
  public static String words(List<Prediction> predictions) {
    StringBuilder text = new StringBuilder();
    for (Prediction prediction : predictions) {
      text.append(prediction.input()).append('\n');
      String format = prediction.kind().equals("numbers") ? "  %12.6g  %s%n" : "  %8.4f  %s%n";
      prediction
          .values()
          .forEach(v -> text.append(String.format(Locale.ROOT, format, v.value(), v.name())));
    }
    return text.toString();
  }

  /** The same as JSON, values in full. */
  public static String json(List<Prediction> predictions) {
    List<Object> inputs = new ArrayList<>();
    for (Prediction prediction : predictions) {
      String kind = prediction.kind();
      boolean numbers = kind.equals("numbers");
      List<Object> values = new ArrayList<>();
      for (Prediction.Value value : prediction.values()) {
        Map<String, Object> one = new LinkedHashMap<>();
        String name = numbers ? "name" : kind.equals("labels") ? "label" : "class";
        one.put(name, value.name());
        one.put(numbers ? "value" : "probability", value.value());
        values.add(one);
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("input", prediction.input());
      entry.put(kind, values);
      inputs.add(entry);
    }
    return Json.text(inputs) + "\n";
  }
}
