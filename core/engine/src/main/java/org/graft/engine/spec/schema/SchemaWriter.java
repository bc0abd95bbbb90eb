package org.graft.engine.spec.schema;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.spec.ExperimentForm;
import org.graft.engine.spec.Keys;

/**
 * The JSON Schema of experiment files, made from the catalogue, for editors that complete and check
 * as one writes. Draft 7, which editors support best. It is a little looser than {@link
 * SpecReader}: keys that must be there may come from an included file, so none is required at the
 * top.
 */
public final class SchemaWriter {
  private static final Set<String> SWEPT =
      Set.of("source", "target", "transfers", "backbones", "strategies", "metrics");

  private final Registry registry;

  /** A schema of what can be chosen from {@code registry}. */
  public SchemaWriter(Registry registry) {
    this.registry = registry;
  }

  /** The schema as JSON text. */
  public String write() {
    SchemaTypes swept = new SchemaTypes(registry, SchemaTypes.Sweep.ALLOWED);
    SchemaTypes single = new SchemaTypes(registry, SchemaTypes.Sweep.REFUSED);
    JsonObject properties = new JsonObject();
    for (ParameterCard card : ParameterCard.of(ExperimentForm.class)) {
      JsonObject property =
          SWEPT.contains(card.name()) ? swept.parameter(card) : single.parameter(card);
      if (card.name().equals("trainer")) {
        property.getAsJsonArray("anyOf").add(SchemaTypes.constant("auto"));
      }
      properties.add(card.name(), property);
    }
    Keys.SHORT.keySet().stream()
        .sorted()
        .forEach(key -> properties.add(key, properties.get(Keys.SHORT.getOrDefault(key, key))));
    JsonObject schema = new JsonObject();
    schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
    schema.addProperty("title", "Graft experiment");
    schema.addProperty("type", "object");
    schema.add("properties", properties);
    schema.addProperty("additionalProperties", false);
    JsonObject definitions = new JsonObject();
    for (SchemaTypes types : List.of(swept, single)) {
      types.definitions().asMap().forEach(definitions::add);
    }
    schema.add("definitions", definitions);
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeNulls()
        .create()
        .toJson(schema);
  }
}
