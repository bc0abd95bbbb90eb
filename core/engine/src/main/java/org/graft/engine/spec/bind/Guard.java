package org.graft.engine.spec.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Calls plugins' code while binding: what it throws becomes a problem at the line at hand. */
final class Guard {
  private Guard() {}

  /** What {@code code} gives, or null and a problem. */
  static @Nullable Object call(Problems problems, Place place, Supplier<Object> code) {
    try {
      return code.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      problems.add(place, message(e));
      return null;
    } catch (Throwable e) {
      problems.add(place, "the plugin is broken: " + e);
      return null;
    }
  }

  /** A record of {@code values}; null if one of them is null or the record refuses them. */
  static @Nullable Object construct(
      Problems problems, Place place, Class<?> type, List<@Nullable Object> values) {
    if (values.stream().anyMatch(value -> value == null)) {
      return null;
    }
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      problems.add(
          place,
          cause instanceof IllegalArgumentException refusal
              ? message(refusal)
              : type.getName() + " cannot be made, its plugin is broken: " + cause);
      return null;
    } catch (ReflectiveOperationException | LinkageError | StackOverflowError e) {
      problems.add(place, type.getName() + " cannot be made, its plugin is broken: " + e);
      return null;
    }
  }

  private static String message(RuntimeException e) {
    return e.getMessage() == null ? "is refused without a reason" : e.getMessage();
  }
}
