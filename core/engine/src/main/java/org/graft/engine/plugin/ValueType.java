package org.graft.engine.plugin;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A type that a parameter may have, as {@link org.graft.spi.base.Param} lists them. */
public sealed interface ValueType {
  /**
   * Reads a component's type.
   *
   * @throws IllegalArgumentException if parameters cannot have it
   */
  static ValueType of(Type type) {
    return TypeReading.of(type);
  }

  /** In words for the user. */
  String words();

  /** {@code int} or {@code long}. */
  record Whole(boolean wide) implements ValueType {
    @Override
    public String words() {
      return "whole number";
    }
  }

  /** {@code double}. */
  record Decimal() implements ValueType {
    @Override
    public String words() {
      return "number";
    }
  }

  /** {@code boolean}. */
  record Flag() implements ValueType {
    @Override
    public String words() {
      return "true or false";
    }
  }

  /** {@link String}. */
  record Text() implements ValueType {
    @Override
    public String words() {
      return "text";
    }
  }

  /** {@link java.nio.file.Path}. */
  record FilePath() implements ValueType {
    @Override
    public String words() {
      return "path";
    }
  }

  /** An enum. */
  record Constants(Class<?> type) implements ValueType {
    /** By name in kebab-case, in declared order. */
    public Map<String, Object> byName() {
      Map<String, Object> byName = new LinkedHashMap<>();
      for (Object constant : type.getEnumConstants()) {
        byName.put(Kebab.ofConstant(((Enum<?>) constant).name()), constant);
      }
      return byName;
    }

    @Override
    public String words() {
      return Kind.of(type).map(Kind::noun).orElseGet(() -> String.join(" | ", byName().keySet()));
    }
  }

  /** A type with a public static {@code parse(String)}. */
  record Parsed(Class<?> type, Method parse) implements ValueType {
    @Override
    public String words() {
      return Kebab.ofCamel(type.getSimpleName()).replace('-', ' ');
    }
  }

  /** A type with a public static {@code read(Object)}, given lists, maps and texts as written. */
  record Written(Class<?> type, Method read) implements ValueType {
    @Override
    public String words() {
      return Kebab.ofCamel(type.getSimpleName()).replace('-', ' ');
    }
  }

  /** A kind of extension, or a sealed interface of named records. */
  record OneOf(Class<?> type) implements ValueType {
    @Override
    public String words() {
      return Arrays.stream(Kind.values())
          .filter(kind -> kind.type() == type)
          .map(Kind::noun)
          .findFirst()
          .orElseGet(() -> Kebab.ofCamel(type.getSimpleName()).replace('-', ' '));
    }
  }

  /** A record of parameters. */
  record Group(Class<?> type) implements ValueType {
    /** Its parameters. */
    public List<ParameterCard> parameters() {
      return ParameterCard.of(type);
    }

    @Override
    public String words() {
      return Kebab.ofCamel(type.getSimpleName()).replace('-', ' ') + " settings";
    }
  }

  /**
   * A {@link Choice}, or a record that holds one first; see {@link
   * org.graft.engine.plugin.WithOptions}.
   *
   * @param type {@link Choice} or the record
   * @param choice what is chosen
   * @param others the record's other components
   */
  record WithOptions(Class<?> type, OneOf choice, List<ParameterCard> others) implements ValueType {
    /** What may stand beside the name, groups dissolved; the label comes last. */
    public List<ParameterCard> keys() {
      Stream<ParameterCard> options =
          others.stream()
              .flatMap(
                  card ->
                      card.type() instanceof Group g ? g.parameters().stream() : Stream.of(card));
      return Stream.concat(options, ParameterCard.of(Choice.Label.class).stream()).toList();
    }

    @Override
    public String words() {
      return choice.words();
    }
  }

  /** An {@link java.util.Optional}. */
  record Maybe(ValueType of) implements ValueType {
    @Override
    public String words() {
      return of.words();
    }
  }

  /** A {@link List}. */
  record Many(ValueType of) implements ValueType {
    @Override
    public String words() {
      return "list of " + of.words();
    }
  }
}
