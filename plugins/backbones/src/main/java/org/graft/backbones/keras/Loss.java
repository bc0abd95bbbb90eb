package org.graft.backbones.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** The loss that a network was compiled with, which may tell that its outputs are scores. */
final class Loss {
  private Loss() {}

  /** The cross-entropy of a file that takes scores ({@code from_logits}), by name; else empty. */
  static Optional<String> ofScores(String compiled) {
    try {
      JsonElement all = compiled.isEmpty() ? null : JsonParser.parseString(compiled);
      JsonElement loss = all instanceof JsonObject object ? object.get("loss") : null;
      if (!(loss instanceof JsonObject one) || !(one.get("config") instanceof JsonObject config)) {
        return Optional.empty();
      }
      String type = one.get("class_name") instanceof JsonPrimitive name ? name.getAsString() : "";
      boolean classes =
          type.endsWith("CategoricalCrossentropy") || type.equals("BinaryCrossentropy");
      return classes
              && config.get("from_logits") instanceof JsonPrimitive scores
              && scores.getAsBoolean()
          ? Optional.of("the file's loss, " + type + "(from_logits=True)")
          : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
