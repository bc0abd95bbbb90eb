package org.graft.engine.plugin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Name;
import org.graft.spi.base.Neutral;
import org.graft.spi.base.Param;

/**
 * Bound values as JSON, defaults filled in, parameters in the order of their components: a choice
 * is {@code {"name": {arguments}}}, an absent option null, a double its shortest decimal.
 */
public final class Canonical {
  /** Which parameters are written. */
  public enum Scope {
    /** Those that ids are made of, neutral values left out. */
    RESULT,
    /** All, so that the value can be read back. */
    ALL
  }

  private static final Set<String> NEUTRAL = Set.of("null", "[]", "{}", "\"\"", "false", "0");

  private final Scope scope;

  public Canonical(Scope scope) {
    this.scope = scope;
  }

  /** A value of {@code type}; a choice with its label where all is written. */
  public JsonElement json(Object value, ValueType type) {
    if (type instanceof ValueType.Maybe maybe) {
      return ((Optional<?>) value).map(inner -> json(inner, maybe.of())).orElse(JsonNull.INSTANCE);
    }
    if (type instanceof ValueType.Many many) {
      JsonArray array = new JsonArray();
      ((List<?>) value).forEach(element -> array.add(json(element, many.of())));
      return array;
    }
    if (type instanceof ValueType.OneOf) {
      return choice(value);
    }
    if (type instanceof ValueType.Group group) {
      return group(value, group.type());
    }
    if (type instanceof ValueType.WithOptions options) {
      return withOptions(value, options);
    }
    return scalar(value);
  }

  private JsonObject withOptions(Object value, ValueType.WithOptions type) {
    Choice<?> chosen =
        (Choice<?>)
            (value instanceof Choice ? value : read(ParameterCard.of(type.type()).get(0), value));
    JsonObject json = choice(chosen.value());
    for (ParameterCard card : type.others()) {
      Object option = read(card, value);
      if (card.type() instanceof ValueType.Group group) {
        group(option, group.type()).asMap().forEach(json::add);
      } else {
        json.add(card.name(), json(option, card.type()));
      }
    }
    if (scope == Scope.ALL) {
      json.addProperty("as", chosen.label());
    }
    return json;
  }

  /** A named record: {@code {"name": {arguments}}}. */
  public JsonObject choice(Object value) {
    JsonObject choice = new JsonObject();
    choice.add(name(value), group(value, value.getClass()));
    return choice;
  }

  /** A record's parameters. */
  public JsonObject group(Object value, Class<?> type) {
    JsonObject group = new JsonObject();
    for (ParameterCard card : ParameterCard.of(type)) {
      if (scope == Scope.ALL || card.affects() == Param.Affects.RESULT) {
        JsonElement json = json(read(card, value), card.type());
        if (scope == Scope.ALL || !neutral(json, card)) {
          group.add(card.name(), json);
        }
      }
    }
    return group;
  }

  private static boolean neutral(JsonElement json, ParameterCard card) {
    Neutral neutral = card.accessor().getAnnotation(Neutral.class);
    return neutral == null ? NEUTRAL.contains(json.toString()) : text(json).equals(neutral.value());
  }

  /** As in YAML: a text or number as it is, a choice without arguments by its name. */
  private static String text(JsonElement json) {
    if (json instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    if (json instanceof JsonObject object && object.size() == 1) {
      String name = object.keySet().iterator().next();
      return object.get(name).toString().equals("{}") ? name : json.toString();
    }
    return json.toString();
  }

  /** The name of a named record. */
  public static String name(Object value) {
    Name name = value.getClass().getAnnotation(Name.class);
    if (name == null) {
      throw new IllegalArgumentException(value.getClass().getName() + " has no @Name");
    }
    return name.value();
  }

  private static Object read(ParameterCard card, Object value) {
    try {
      Object read = card.accessor().invoke(value);
      if (read == null) {
        throw new IllegalStateException(
            value.getClass().getName() + "." + card.name() + " is null");
      }
      return read;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(value.getClass().getName() + "." + card.name(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(value.getClass().getName() + "." + card.name(), e);
    }
  }

  private static JsonPrimitive scalar(Object value) {
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof Double number) {
      return number.isInfinite()
          ? new JsonPrimitive(number > 0 ? ".inf" : "-.inf")
          : new JsonPrimitive(Decimals.shortest(number));
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Enum<?> constant) {
      return new JsonPrimitive(Kebab.ofConstant(constant.name()));
    }
    return new JsonPrimitive(value.toString());
  }
}
