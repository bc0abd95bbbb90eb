package org.graft.reports.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.graft.spi.result.Outcome;
import org.graft.stats.PValue;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: components by name, in their order, with all digits.
 *
 * <p>Empty optionals are {@code null}; numbers that JSON lacks are the strings {@code "NaN"},
 * {@code "Infinity"} and {@code "-Infinity"}; a p-value is {@code {"p": ..., "log10_p": ...}}, its
 * p 0 where it lies below the smallest double; enums are their names in kebab-case; a record of a
 * sealed interface starts with its {@code kind}.
 *
 * <p>Trials' learning curves and confusion matrices are left out: the study has them summarised,
 * and {@code graft export} has each.
 */
public final class RecordJson {
  private static final Set<String> LEFT_OUT = Set.of("curve", "confusion");

  private final JsonWriter out;

  /** Each class's components, asked for once: reflection copies them at every question. */
  private final ClassValue<RecordComponent[]> components =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private RecordJson(JsonWriter out) {
    this.out = out;
  }

  /** Writes a record. */
  public static void write(Record root, Writer to) throws IOException {
    JsonWriter writer = new JsonWriter(to);
    writer.setIndent(" ");
    new RecordJson(writer).value(root);
    writer.flush();
    to.write('\n');
  }

  /** The name of a constant in kebab-case. */
  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof Optional<?> o) {
      value(o.orElse(null));
    } else if (value instanceof OptionalDouble o) {
      value(o.isPresent() ? o.getAsDouble() : null);
    } else if (value instanceof OptionalLong o) {
      value(o.isPresent() ? o.getAsLong() : null);
    } else if (value instanceof Double d) {
      number(d);
    } else if (value instanceof Number n) {
      out.value(n);
    } else if (value instanceof Boolean b) {
      out.value(b);
    } else if (value instanceof Enum<?> e) {
      out.value(kebab(e));
    } else if (value instanceof PValue p) {
      out.beginObject().name("p").value(p.value()).name("log10_p");
      number(p.log10());
      out.endObject();
    } else if (value instanceof List<?> list) {
      out.beginArray();
      for (Object item : list) {
        value(item);
      }
      out.endArray();
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Record r) {
      object(r);
    } else {
      out.value(value.toString());
    }
  }

  private void number(double d) throws IOException {
    if (Double.isFinite(d)) {
      out.value(d);
    } else {
      out.value(Double.toString(d));
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    out.beginObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.name(String.valueOf(entry.getKey()));
      value(entry.getValue());
    }
    out.endObject();
  }

  private void object(Record r) throws IOException {
    out.beginObject();
    boolean outcome = r instanceof Outcome;
    if (outcome) {
      out.name("kind").value(r.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
    for (RecordComponent component : components.get(r.getClass())) {
      if (!outcome || !LEFT_OUT.contains(component.getName())) {
        out.name(component.getName());
        value(read(component, r));
      }
    }
    out.endObject();
  }

  private static @Nullable Object read(RecordComponent component, Record r) {
    try {
      return component.getAccessor().invoke(r);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
