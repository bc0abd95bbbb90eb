package org.graft.engine.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Visible;
import org.graft.spi.result.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * Studies as reports may print them: names come from files, so that their control characters are
 * shown and never sent, and paths keep what a reader can know.
 *
 * @param discretion what else is taken out
 */
public record Published(Discretion discretion) {
  /** For reports as they are read at home. */
  public static Study of(Study study) {
    Published shown = new Published(Discretion.ofPlaces());
    return new Study(
        Visible.text(study.experiment()),
        shown.record(study.design()),
        study.trials(),
        shown.record(study.analysis()),
        shown.record(study.documentation()));
  }

  /** A value of records, lists, maps and texts, with its texts as they may be printed. */
  @SuppressWarnings("unchecked")
  public <R extends Record> R record(R record) {
    return (R) shown(record);
  }

  private Object shown(Object value) {
    if (value instanceof String words) {
      return discretion.of(Visible.text(words));
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.map(this::shown);
    }
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>(list.size());
      list.forEach(item -> all.add(shown(item)));
      return all;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, item) -> all.put(apart(shown(key), all), shown(item)));
      return all;
    }
    return value instanceof Record record ? made(record) : value;
  }

  /** A key that what stays of another would take the place of gets a number. */
  private static Object apart(Object key, Map<Object, Object> others) {
    Object name = key;
    for (int n = 2; others.containsKey(name); n++) {
      name = key + " (" + n + ")";
    }
    return name;
  }

  private Object made(Record record) {
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
