package org.graft.testkit;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.testkit.promise.Expect;

/** Which types a parameter may have: {@link org.graft.spi.base.Param}'s list. */
final class Bindable {
  private static final Set<Class<?>> SIMPLE =
      Set.of(int.class, long.class, double.class, boolean.class, String.class, Path.class);

  private static final Set<Class<?>> BOXED =
      Set.of(Integer.class, Long.class, Double.class, Boolean.class);

  private Bindable() {}

  /** Fails, naming the parameter, unless the type is one that experiment files can give. */
  static void check(String name, Type type) {
    if (type instanceof ParameterizedType generic
        && (generic.getRawType() == Optional.class || generic.getRawType() == List.class)) {
      Type inner = generic.getActualTypeArguments()[0];
      if (!(inner instanceof Class<?> boxed && BOXED.contains(boxed))) {
        check(name, inner);
      }
      return;
    }
    Expect.that(
        type instanceof Class<?> c && bindable(name, c),
        "'"
            + name
            + "' is a "
            + type.getTypeName()
            + ", which no experiment file can give; take a number, a truth value, a String, a Path, an"
            + " enum, a type with parse(String), a record with @Param components, or an Optional or"
            + " List of these");
  }

  private static boolean bindable(String name, Class<?> type) {
    if (SIMPLE.contains(type)
        || type.isEnum()
        || parses(type)
        || choices(type)
        || (type.isInterface() && Extension.class.isAssignableFrom(type))) {
      return true;
    }
    if (!type.isRecord()) {
      return false;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      check(name + "." + component.getName(), component.getGenericType());
    }
    return true;
  }

  /** Whether texts are read by a public static {@code parse(String)} that returns the type. */
  static boolean parses(Class<?> type) {
    try {
      var parse = type.getMethod("parse", String.class);
      return Modifier.isStatic(parse.getModifiers())
          && type.isAssignableFrom(parse.getReturnType());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Whether it is a sealed interface of named records, or of more such interfaces. */
  static boolean choices(Class<?> type) {
    if (!type.isInterface() || !type.isSealed()) {
      return false;
    }
    for (Class<?> choice : type.getPermittedSubclasses()) {
      if (!choices(choice) && (!choice.isRecord() || choice.getAnnotation(Name.class) == null)) {
        return false;
      }
    }
    return true;
  }
}
