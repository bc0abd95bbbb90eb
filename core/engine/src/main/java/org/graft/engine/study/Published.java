package org.graft.engine.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.graft.engine.plugin.Visible;
import org.graft.spi.result.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * A study as reports may print it: names come from files, so that their control characters are
 * shown and never sent, and paths keep what a reader can know.
 */
public final class Published {
  /** A path from the root, or from a drive, of three names or more. */
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(?<![\\w./:~\\\\-])(?:[A-Za-z]:)?[/\\\\](?:[^/\\\\\\s\"',:;=<>(){}\\[\\]]+[/\\\\])+"
              + "([^/\\\\\\s\"',:;=<>(){}\\[\\]]+[/\\\\][^/\\\\\\s\"',:;=<>(){}\\[\\]]+)");

  private Published() {}

  /** Text in which absolute paths keep their last two names: where they lie is this machine's. */
  static String withoutPlaces(String text) {
    return ABSOLUTE.matcher(text).replaceAll("\u2026/$1");
  }

  /**
   * A study with all its words shown, and paths without the places that this machine alone knows;
   * its trials, which reports do not print, stay as they are.
   */
  public static Study of(Study study) {
    return new Study(
        Visible.text(study.experiment()),
        record(study.design()),
        study.trials(),
        record(study.analysis()),
        record(study.documentation()));
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R record(R record) {
    return (R) shown(record);
  }

  private static Object shown(Object value) {
    if (value instanceof String words) {
      return withoutPlaces(Visible.text(words));
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.map(Published::shown);
    }
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>(list.size());
      list.forEach(item -> all.add(shown(item)));
      return all;
    }
    return value instanceof Record record ? made(record) : value;
  }

  private static Object made(Record record) {
    RecordComponent[] parts = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    boolean changed = false;
    try {
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        @Nullable Object was = parts[i].getAccessor().invoke(record);
        values[i] = was == null ? null : shown(was);
        changed |= was != null && !was.equals(values[i]);
      }
      return changed ? record.getClass().getDeclaredConstructor(types).newInstance(values) : record;
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException(record.getClass() + " is no plain record", e);
    } catch (InstantiationException | NoSuchMethodException e) {
      throw new IllegalStateException(record.getClass() + " cannot be made anew", e);
    }
  }
}
