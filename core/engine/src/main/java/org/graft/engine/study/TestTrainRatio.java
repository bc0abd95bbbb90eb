package org.graft.engine.study;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.OptionalDouble;
import org.graft.engine.ledger.Recorded;

/** Sizes of test over training sets, as trials recorded them. */
final class TestTrainRatio {
  private TestTrainRatio() {}

  /** The mean ratio of trials whose rows were divided anew; empty if none were. */
  static OptionalDouble of(List<Recorded> trials) {
    return trials.stream()
        .map(trial -> JsonParser.parseString(trial.settings()).getAsJsonObject())
        .filter(settings -> settings.has("split"))
        .mapToDouble(TestTrainRatio::ratio)
        .average();
  }

  private static double ratio(JsonObject settings) {
    return settings.get("test").getAsDouble() / settings.get("train").getAsDouble();
  }
}
