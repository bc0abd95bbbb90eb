package org.graft.engine.spec.bind;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;
import org.jspecify.annotations.Nullable;

/** Values that are written as one word: numbers, flags, text, paths, constants. */
public final class Scalars {
  private static final int LONGEST_NUMBER = 400;

  private Scalars() {}

  /**
   * The value of a scalar.
   *
   * @throws IllegalArgumentException with what was expected and found
   */
  public static Object value(Yaml.Text node, ValueType type) {
    String text = node.text();
    if (type instanceof ValueType.Whole whole) {
      return whole(text, whole.wide());
    }
    if (type instanceof ValueType.Decimal) {
      return decimal(text);
    }
    if (type instanceof ValueType.Flag) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw expected("true or false", text);
      };
    }
    if (type instanceof ValueType.FilePath) {
      return path(text);
    }
    if (type instanceof ValueType.Constants constants) {
      return constant(text, constants);
    }
    if (type instanceof ValueType.Parsed parsed) {
      return parsed(text, parsed);
    }
    return text;
  }

  /** Checks a number against its parameter's range. */
  static void checkRange(Object value, ParameterCard card) {
    if (value instanceof Number number
        && !(number.doubleValue() >= card.min() && number.doubleValue() <= card.max())) {
      throw new IllegalArgumentException(
          "must be "
              + card.rangeWords().replaceFirst("(.+) to ", "from $1 to ")
              + ", found "
              + value);
    }
  }

  private static Object whole(String text, boolean wide) {
    try {
      BigDecimal number = number(text);
      if (number.stripTrailingZeros().scale() > 0) {
        throw expected("a whole number", text);
      }
      return wide ? (Object) number.longValueExact() : (Object) number.intValueExact();
    } catch (NumberFormatException e) {
      throw expected("a whole number", text);
    } catch (ArithmeticException e) {
      throw expected("a whole number of at most " + (wide ? 63 : 31) + " bits", text);
    }
  }

  private static double decimal(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (Set.of(".inf", "+.inf", "inf", "infinity").contains(lower)) {
      return Double.POSITIVE_INFINITY;
    }
    if (Set.of("-.inf", "-inf", "-infinity").contains(lower)) {
      return Double.NEGATIVE_INFINITY;
    }
    try {
      double value = number(text).doubleValue();
      if (Double.isInfinite(value)) {
        throw expected("a number up to 1.8e308", text);
      }
      return value;
    } catch (NumberFormatException e) {
      throw expected("a number", text);
    }
  }

  private static BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException();
    }
    return new BigDecimal(text);
  }

  private static Path path(String text) {
    if (text.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "is a pattern; for every file that fits write {glob: '" + text + "'}");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is no path: " + e.getMessage(), e);
    }
  }

  private static Object constant(String text, ValueType.Constants type) {
    Map<String, Object> byName = type.byName();
    Object constant = byName.get(text);
    if (constant == null) {
      String noun = type.words().contains(" | ") ? "choice" : type.words();
      throw new IllegalArgumentException(NearMiss.message(noun, text, byName.keySet()));
    }
    return constant;
  }

  private static Object parsed(String text, ValueType.Parsed type) {
    Object value = call(type.parse(), text, type);
    if (!call(type.parse(), String.valueOf(value), type).equals(value)) {
      throw new IllegalStateException(
          type.type().getName() + " does not read back what its toString() writes: " + value);
    }
    return value;
  }

  /** The value of a type that reads lists and maps as they are written. */
  static Object written(Yaml node, ValueType.Written type) {
    return call(type.read(), Plain.of(node), type);
  }

  private static Object call(Method maker, @Nullable Object given, ValueType type) {
    String name = maker.getDeclaringClass().getName() + "." + maker.getName();
    try {
      Object value = maker.invoke(null, given);
      if (value == null) {
        throw new IllegalStateException(name + " gave null for '" + given + "'");
      }
      return value;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException cause) {
        throw new IllegalArgumentException(
            cause.getMessage() == null ? "is no " + type.words() : cause.getMessage(), cause);
      }
      throw new IllegalStateException(name + " failed: " + e.getCause(), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(name + " cannot be called", e);
    }
  }

  private static IllegalArgumentException expected(String what, String found) {
    return new IllegalArgumentException("expected " + what + ", found '" + found + "'");
  }
}
