package org.graft.engine.spec.schema;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.FileForm;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.Trainer;

/**
 * The JSON Schema of experiment files, made from the catalogue, for editors that complete and check
 * as one writes. Draft 7, which editors support best. It asks for what {@link
 * org.graft.engine.spec.SpecReader} asks for; in a file that includes others, keys that must be
 * there may come from these.
 */
public final class SchemaWriter {
  /** Keys whose values stand in strategies and backbones, where they can be swept or left open. */
  private static final Set<String> OPEN = Set.of("strategies", "backbones", "training");

  private final Registry registry;

  /** A schema of what can be chosen from {@code registry}. */
  public SchemaWriter(Registry registry) {
    this.registry = registry;
  }

  /** The schema as JSON text. */
  public String write() {
    JsonObject definitions = new JsonObject();
    JsonObject keys = new JsonObject();
    names().forEach(name -> keys.add(name, new JsonObject()));
    JsonObject schema = new JsonObject();
    schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
    schema.addProperty("title", "Graft experiment");
    schema.addProperty("type", "object");
    schema.add("properties", keys);
    schema.addProperty("additionalProperties", false);
    schema.add("allOf", needs());
    SchemaTypes swept = new SchemaTypes(registry, SchemaTypes.Sweep.ALLOWED);
    SchemaTypes single = new SchemaTypes(registry, SchemaTypes.Sweep.REFUSED);
    SchemaTypes open = new SchemaTypes(registry, SchemaTypes.Sweep.OPEN);
    List<SchemaTypes> whole = List.of(swept, single, open);
    List<SchemaTypes> parts = whole.stream().map(SchemaTypes::parts).toList();
    schema.add("if", SchemaWords.any("include"));
    schema.add("then", properties(parts.get(0), parts.get(1), parts.get(2)));
    schema.add("else", properties(swept, single, open));
    Stream.concat(whole.stream(), parts.stream())
        .forEach(types -> types.definitions().asMap().forEach(definitions::add));
    schema.add("definitions", definitions);
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeNulls()
        .create()
        .toJson(schema);
  }

  private static JsonObject properties(SchemaTypes swept, SchemaTypes single, SchemaTypes open) {
    JsonObject properties = new JsonObject();
    for (ParameterCard card : FileForm.keys()) {
      SchemaTypes types = OPEN.contains(card.name()) ? open : isSwept(card.type()) ? swept : single;
      JsonObject property = types.parameter(card);
      if (card.name().equals("trainer")) {
        property.getAsJsonArray("anyOf").add(SchemaTypes.constant("auto"));
      }
      properties.add(card.name(), property);
    }
    FileForm.SINGULAR.forEach((one, many) -> properties.add(one, properties.get(many)));
    JsonObject mapping = new JsonObject();
    mapping.add("properties", properties);
    return mapping;
  }

  private static List<String> names() {
    Stream<String> keys = FileForm.keys().stream().map(ParameterCard::name);
    return Stream.concat(keys, FileForm.SINGULAR.keySet().stream().sorted()).toList();
  }

  /** Choices stand for several values; other settings of an experiment are one each. */
  private static boolean isSwept(ValueType type) {
    ValueType inner = type;
    while (inner instanceof ValueType.Many || inner instanceof ValueType.Maybe) {
      inner = inner instanceof ValueType.Many many ? many.of() : ((ValueType.Maybe) inner).of();
    }
    return inner instanceof ValueType.WithOptions options
        ? options.choice().type() != Trainer.class
        : inner instanceof ValueType.Group group && group.type() == TransferSpec.class;
  }

  /** Keys that a file without includes must have, in one form or the other, and never in both. */
  private static JsonArray needs() {
    JsonArray all = new JsonArray();
    all.add(SchemaWords.any("include", "target", "transfers"));
    for (String both : List.of("source", "target")) {
      all.add(SchemaWords.notBoth(both, "transfers"));
    }
    for (ParameterCard card : ParameterCard.of(ExperimentSpec.class)) {
      List<String> forms = FileForm.forms(card.name());
      if (card.required() && !FileForm.MADE.contains(card.name()) && !forms.isEmpty()) {
        all.add(
            SchemaWords.any(
                Stream.concat(Stream.of("include"), forms.stream()).toArray(String[]::new)));
      }
      if (forms.size() > 1) {
        all.add(SchemaWords.notBoth(forms.get(0), forms.get(1)));
      }
    }
    return all;
  }
}
