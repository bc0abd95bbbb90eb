package org.graft.engine.plugin;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Extension;

/** From Java's types to parameters' types. */
final class TypeReading {
  private TypeReading() {}

  static ValueType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return new ValueType.Maybe(of(argument));
      }
      if (generic.getRawType() == List.class) {
        return new ValueType.Many(of(argument));
      }
      if (generic.getRawType() == Choice.class && argument instanceof Class<?> kind) {
        return new ValueType.WithOptions(Choice.class, new ValueType.OneOf(kind), List.of());
      }
    }
    return type instanceof Class<?> plain ? of(plain) : refuse(type);
  }

  private static ValueType of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return new ValueType.Whole(false);
    }
    if (type == long.class || type == Long.class) {
      return new ValueType.Whole(true);
    }
    if (type == double.class || type == Double.class) {
      return new ValueType.Decimal();
    }
    if (type == boolean.class || type == Boolean.class) {
      return new ValueType.Flag();
    }
    if (type == String.class) {
      return new ValueType.Text();
    }
    if (type == Path.class) {
      return new ValueType.FilePath();
    }
    return compound(type);
  }

  private static ValueType compound(Class<?> type) {
    if (type.isEnum()) {
      return new ValueType.Constants(type);
    }
    Optional<Method> parse = maker("parse", String.class, type);
    if (parse.isPresent()) {
      return new ValueType.Parsed(type, parse.get());
    }
    Optional<Method> read = maker("read", Object.class, type);
    if (read.isPresent()) {
      return new ValueType.Written(type, read.get());
    }
    if (type.isInterface() && (type.isSealed() || Extension.class.isAssignableFrom(type))) {
      return new ValueType.OneOf(type);
    }
    if (type.isRecord()) {
      return type.isAnnotationPresent(WithOptions.class)
          ? withOptions(type)
          : new ValueType.Group(type);
    }
    return refuse(type);
  }

  private static ValueType withOptions(Class<?> type) {
    List<ParameterCard> cards = ParameterCard.of(type);
    if (!(cards.get(0).type() instanceof ValueType.WithOptions first)) {
      throw new IllegalArgumentException("the first component must be a Choice");
    }
    return new ValueType.WithOptions(type, first.choice(), cards.subList(1, cards.size()));
  }

  private static Optional<Method> maker(String name, Class<?> argument, Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {argument}))
        .filter(method -> type.isAssignableFrom(method.getReturnType()))
        .findFirst();
  }

  private static ValueType refuse(Type type) {
    throw new IllegalArgumentException(
        "a parameter cannot be of type "
            + type.getTypeName()
            + "; it can be int, long, double, boolean, String, Path, an enum, a type with a public"
            + " static parse(String) or read(Object), a sealed interface of named records, a kind"
            + " of extension, a record of parameters, or Optional or List of these");
  }
}
