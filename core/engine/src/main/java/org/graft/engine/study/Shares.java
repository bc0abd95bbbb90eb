package org.graft.engine.study;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.ledger.Recorded;

/** What trials of one strategy share with others, in words. */
final class Shares {
  private Shares() {}

  /** Source models and features of {@code own} trials among all trials of their setting. */
  static String of(List<Recorded> own, List<Recorded> group) {
    Optional<String> model = own.get(0).sourceModel();
    List<String> shared = new ArrayList<>();
    if (model.isPresent()) {
      long trials = group.stream().filter(t -> t.sourceModel().equals(model)).count();
      shared.add("source model, once for " + trials + " trials");
      String tap = tap(own.get(0));
      if (!tap.isEmpty()) {
        long users =
            group.stream().filter(t -> t.sourceModel().equals(model) && tap(t).equals(tap)).count();
        shared.add("features of layer " + tap + ", once for " + users + " trials");
      }
    }
    return String.join("; ", shared);
  }

  private static String tap(Recorded trial) {
    JsonObject settings = JsonParser.parseString(trial.settings()).getAsJsonObject();
    return settings.has("tap") ? settings.get("tap").getAsString() : "";
  }
}
