package org.graft.reports.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.graft.spi.result.Outcome;
import org.graft.stats.PValue;

/** The JSON schema (draft 2020-12) of what {@link RecordJson} writes, made from the records. */
public final class RecordSchema {
  private final JsonWriter out;
  private final Map<String, Class<?>> definitions = new LinkedHashMap<>();

  private RecordSchema(JsonWriter out) {
    this.out = out;
  }

  /** Writes the schema of a record. */
  public static void write(Class<? extends Record> root, Writer to) throws IOException {
    JsonWriter writer = new JsonWriter(to);
    writer.setIndent(" ");
    new RecordSchema(writer).document(root);
    writer.flush();
    to.write('\n');
  }

  private void document(Class<? extends Record> root) throws IOException {
    out.beginObject();
    out.name("$schema").value("https://json-schema.org/draft/2020-12/schema");
    out.name("title").value("Graft study");
    out.name("$ref").value(reference(root));
    out.name("$defs").beginObject();
    Set<String> written = new LinkedHashSet<>();
    while (written.size() < definitions.size()) {
      for (Map.Entry<String, Class<?>> entry : List.copyOf(definitions.entrySet())) {
        if (written.add(entry.getKey())) {
          out.name(entry.getKey());
          definition(entry.getValue());
        }
      }
    }
    out.endObject();
    out.endObject();
  }

  private String reference(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    String name = (outer == null ? "" : outer.getSimpleName() + ".") + type.getSimpleName();
    definitions.putIfAbsent(name, type);
    return "#/$defs/" + name;
  }

  private void definition(Class<?> type) throws IOException {
    out.beginObject();
    if (type == PValue.class) {
      out.name("type").value("object").name("properties").beginObject();
      out.name("p").beginObject().name("type").value("number").endObject();
      out.name("log10_p");
      number();
      out.endObject();
    } else if (type.isEnum()) {
      out.name("enum").beginArray();
      for (Object constant : type.getEnumConstants()) {
        out.value(RecordJson.kebab((Enum<?>) constant));
      }
      out.endArray();
    } else if (type.isSealed()) {
      out.name("oneOf").beginArray();
      for (Class<?> kind : type.getPermittedSubclasses()) {
        out.beginObject().name("$ref").value(reference(kind)).endObject();
      }
      out.endArray();
    } else {
      properties(type);
    }
    out.endObject();
  }

  private void properties(Class<?> type) throws IOException {
    out.name("type").value("object").name("properties").beginObject();
    List<String> required = new ArrayList<>();
    boolean outcome = Outcome.class.isAssignableFrom(type);
    if (outcome) {
      out.name("kind").beginObject();
      out.name("const").value(type.getSimpleName().toLowerCase(Locale.ROOT)).endObject();
      required.add("kind");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      if (!outcome || !(name.equals("curve") || name.equals("confusion"))) {
        out.name(name);
        type(component.getGenericType());
        required.add(name);
      }
    }
    out.endObject().name("required").beginArray();
    for (String name : required) {
      out.value(name);
    }
    out.endArray().name("additionalProperties").value(false);
  }

  private void type(Type type) throws IOException {
    Type raw = type instanceof ParameterizedType p ? p.getRawType() : type;
    if (raw == double.class || raw == Double.class) {
      number();
    } else if (raw == Optional.class) {
      orNull(argument(type, 0));
    } else if (raw == OptionalDouble.class) {
      orNull(double.class);
    } else if (raw == OptionalLong.class) {
      orNull(long.class);
    } else {
      out.beginObject();
      if (raw == List.class) {
        out.name("type").value("array").name("items");
        type(argument(type, 0));
      } else if (raw == Map.class) {
        out.name("type").value("object").name("additionalProperties");
        type(argument(type, 1));
      } else {
        single((Class<?>) raw);
      }
      out.endObject();
    }
  }

  private void single(Class<?> raw) throws IOException {
    if (raw == String.class) {
      out.name("type").value("string");
    } else if (raw == boolean.class) {
      out.name("type").value("boolean");
    } else if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) {
      out.name("type").value("integer");
    } else {
      out.name("$ref").value(reference(raw));
    }
  }

  private void orNull(Type type) throws IOException {
    out.beginObject().name("anyOf").beginArray();
    type(type);
    out.beginObject().name("type").value("null").endObject();
    out.endArray().endObject();
  }

  private void number() throws IOException {
    out.beginObject().name("anyOf").beginArray();
    out.beginObject().name("type").value("number").endObject();
    out.beginObject().name("enum").beginArray();
    out.value("NaN").value("Infinity").value("-Infinity");
    out.endArray().endObject().endArray().endObject();
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
