package org.graft.backbones.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * Which versions of Keras configurations come from, and what of them Graft does not read or tells
 * apart.
 */
final class Versions {
  /** Keys that Keras 2 renamed. */
  private static final List<String> FIRST =
      List.of("\"nb_filter\"", "\"border_mode\"", "\"dim_ordering\"");

  /** What the hard sigmoid of Keras 3 is called here. */
  static final String HARD_SIGMOID_3 = "hard_sigmoid of Keras 3";

  private static final JsonPrimitive HARD_SIGMOID = new JsonPrimitive("hard_sigmoid");

  private Versions() {}

  /**
   * Refuses what is not read, as what it is.
   *
   * @param version as the file states it; empty where it does not
   */
  static void check(String version, String config) {
    boolean first =
        version.startsWith("1.")
            || version.startsWith("0.")
            || (version.isEmpty() && FIRST.stream().anyMatch(config::contains));
    if (first) {
      throw new IllegalArgumentException(
          "it was saved by Keras %s, whose layers Graft does not read; Keras 2.0 to 2.3 reads it:"
                  .formatted(version.isEmpty() ? "1" : version)
              + " save it from there with load_model('old.h5').save('new.h5')");
    }
  }

  /**
   * Calls what a later version defines anew by a name of its own, in place: Keras 3's hard sigmoid
   * has the slope 1/6, that of Keras 2 has 0.2.
   */
  static void tellApart(String version, JsonElement config) {
    if (version.startsWith("3")) {
      tellApart(config);
    }
  }

  private static void tellApart(JsonElement element) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(Versions::tellApart);
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      object
          .entrySet()
          .forEach(
              entry -> {
                boolean function =
                    entry.getKey().equals("activation")
                        || (entry.getKey().equals("config") && isFunction(object));
                if (function && entry.getValue().equals(HARD_SIGMOID)) {
                  entry.setValue(new JsonPrimitive(HARD_SIGMOID_3));
                } else {
                  tellApart(entry.getValue());
                }
              });
    }
  }

  private static boolean isFunction(JsonObject object) {
    return new JsonPrimitive("function").equals(object.get("class_name"));
  }
}
