package org.graft.engine.ledger;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Declarations as JSON text; an absent option is null. */
final class DeclaredJson {
  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .registerTypeAdapterFactory(new Options())
          .create();

  private DeclaredJson() {}

  static String write(Declared declared) {
    return GSON.toJson(declared);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws JsonParseException if it is something else
   */
  static Declared read(String json) {
    try {
      Declared declared = GSON.fromJson(json, Declared.class);
      if (declared == null) {
        throw new JsonParseException("nothing is declared");
      }
      return declared;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new JsonParseException("something is missing: " + e.getMessage(), e);
    }
  }

  /** Adapts options of whatever type. */
  private static final class Options implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Optional.class) {
        return null;
      }
      TypeToken<?> inner =
          TypeToken.get(((ParameterizedType) type.getType()).getActualTypeArguments()[0]);
      return (TypeAdapter<T>) new OptionAdapter<>(gson.getAdapter(inner));
    }
  }

  private static final class OptionAdapter<T> extends TypeAdapter<Optional<T>> {
    private final TypeAdapter<T> inner;

    OptionAdapter(TypeAdapter<T> inner) {
      this.inner = inner;
    }

    @Override
    public void write(JsonWriter out, Optional<T> value) throws IOException {
      if (value.isEmpty()) {
        out.nullValue();
      } else {
        inner.write(out, value.get());
      }
    }

    @Override
    public Optional<T> read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return Optional.empty();
      }
      return Optional.of(inner.read(in));
    }
  }
}
