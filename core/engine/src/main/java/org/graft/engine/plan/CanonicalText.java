package org.graft.engine.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.code.ExtensionCode;
import org.graft.engine.plugin.Decimals;
import org.graft.spi.base.Name;
import org.graft.spi.base.Neutral;
import org.graft.spi.training.Schedule;

/**
 * A value as a text that two values share only if they are equal: records by the names of their
 * components, choices by their catalogue names, whatever the Java classes are called. Neutral
 * components are left out, see {@link Neutral}, so that a component added later changes no text
 * where it has no effect. Sets and maps are written in order of their texts. A value that computes,
 * such as a plugin's schedule, loss or given weights, is followed by the digest of its code.
 */
final class CanonicalText {
  private static final Set<String> NEUTRAL = Set.of("none", "[]", "{}", "\"\"", "false", "0");
  private static final String CODE = " by ";

  private CanonicalText() {}

  /**
   * The text of records, options, collections, texts, numbers, truth values and enums of these.
   *
   * @throws IllegalArgumentException for a value of another type
   */
  static String of(Object value) {
    if (value instanceof Optional<?> option) {
      return option.isEmpty() ? "none" : of(option.get());
    }
    if (value instanceof Record record) {
      return record(record);
    }
    if (value instanceof Map<?, ?> map) {
      return braces(
          map.entrySet().stream()
              .map(e -> of(e.getKey()) + ": " + of(e.getValue()))
              .sorted()
              .toList());
    }
    if (value instanceof Collection<?> many) {
      List<String> texts = many.stream().map(CanonicalText::of).toList();
      return "["
          + String.join(", ", many instanceof Set ? texts.stream().sorted().toList() : texts)
          + "]";
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return scalar(value);
  }

  private static String scalar(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return !Double.isFinite(number)
          ? Double.toString(number)
          : number == 0 ? "0" : Decimals.shortest(number).toString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof CharSequence || value instanceof java.nio.file.Path) {
      String text = value.toString();
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    throw new IllegalArgumentException(
        "a result cannot be identified by a value of " + value.getClass().getName());
  }

  private static String record(Record record) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String text = of(read(component, record));
      Neutral neutral = component.getAnnotation(Neutral.class);
      boolean left =
          neutral == null
              ? NEUTRAL.contains(text)
              : text.replaceFirst("\\{}(" + CODE + "[^ ]+)?$", "").equals(neutral.value());
      if (!left) {
        parts.add(component.getName() + ": " + text);
      }
    }
    return name(record.getClass()) + braces(parts) + code(record.getClass());
  }

  /** The digest of the code of a record that is a function. */
  private static String code(Class<?> type) {
    return function(type) ? CODE + ExtensionCode.of(type).digest() : "";
  }

  /** Whether it is of an interface of recipes that plugins may implement. */
  private static boolean function(Class<?> type) {
    boolean open = type.isInterface() && !type.isSealed();
    return (open && type.getPackage().equals(Schedule.class.getPackage()))
        || Stream.of(type.getInterfaces()).anyMatch(CanonicalText::function);
  }

  /** What tells a choice from the others of its kind; nothing where there are none. */
  private static String name(Class<?> type) {
    Name name = type.getAnnotation(Name.class);
    if (name != null) {
      return name.value();
    }
    return type.getInterfaces().length > 0 ? type.getSimpleName() : "";
  }

  private static String braces(List<String> parts) {
    return "{" + String.join(", ", parts) + "}";
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(record.getClass().getName() + "." + component.getName(), e);
    }
  }
}
