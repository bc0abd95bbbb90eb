package org.graft.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.testkit.promise.Expect;

/** Reads the text of a default as far as that can be done without a YAML parser. */
final class DefaultText {
  private DefaultText() {}

  /** Fails, naming the parameter, if its default is no value of its type or out of its range. */
  static void check(String name, Type type, Param param) {
    String text = param.byDefault().trim();
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Optional.class) {
        check(name, generic.getActualTypeArguments()[0], param);
      } else {
        Expect.that(text.startsWith("["), refusal(name, text, "a list such as [a, b]"));
      }
    } else if (type instanceof Class<?> c) {
      check(name, c, text, param);
    }
  }

  private static void check(String name, Class<?> type, String text, Param param) {
    List<Class<?>> whole = List.of(int.class, long.class, Integer.class, Long.class);
    if (whole.contains(type) || type == double.class || type == Double.class) {
      double number = number(name, text);
      Expect.that(
          number >= param.min() && number <= param.max(),
          refusal(name, text, "a number from " + param.min() + " to " + param.max()));
      Expect.that(
          !whole.contains(type) || number == Math.rint(number),
          refusal(name, text, "a whole number"));
    } else if (type == boolean.class || type == Boolean.class) {
      Expect.that(
          text.equals("true") || text.equals("false"), refusal(name, text, "true or false"));
    } else if (type.isEnum()) {
      List<String> names =
          Arrays.stream(type.getEnumConstants()).map(c -> kebab((Enum<?>) c)).toList();
      Expect.that(names.contains(text), refusal(name, text, "one of " + names));
    } else if (Bindable.parses(type)) {
      parse(name, type, text);
    } else if (Bindable.choices(type) && !text.startsWith("{")) {
      List<String> names =
          named(type)
              .flatMap(c -> Optional.ofNullable(c.getAnnotation(Name.class)).stream())
              .map(Name::value)
              .toList();
      Expect.that(names.contains(text), refusal(name, text, "one of " + names));
    } else if (type.isRecord()) {
      Expect.that(text.startsWith("{"), refusal(name, text, "a mapping such as {}"));
    }
  }

  private static Stream<Class<?>> named(Class<?> type) {
    return type.isInterface()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(DefaultText::named)
        : Stream.of(type);
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new AssertionError(refusal(name, text, "a number"), e);
    }
  }

  private static void parse(String name, Class<?> type, String text) {
    try {
      type.getMethod("parse", String.class).invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new AssertionError(refusal(name, text, String.valueOf(e.getCause())), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be parsed", e);
    }
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String refusal(String name, String text, String expected) {
    return "default of '" + name + "': expected " + expected + ", found '" + text + "'";
  }
}
