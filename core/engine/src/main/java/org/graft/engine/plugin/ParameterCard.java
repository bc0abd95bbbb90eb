package org.graft.engine.plugin;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Param;

/**
 * A parameter as the catalogue shows it and as experiment files give it.
 *
 * @param name in kebab-case
 * @param type what values it has
 * @param byDefault its default as YAML text; empty if it is required or an absent option
 * @param unit its unit, or empty
 * @param min smallest value, for numbers
 * @param max largest value, for numbers
 * @param doc its meaning
 * @param affects whether it is a part of ids
 * @param accessor reads it from a record
 */
public record ParameterCard(
    String name,
    ValueType type,
    Optional<String> byDefault,
    String unit,
    double min,
    double max,
    String doc,
    Param.Affects affects,
    Method accessor) {
  /** Words that YAML gives another meaning. */
  static final Set<String> RESERVED = Set.of("sweep", "range", "log-range", "choose", "as");

  private static final ClassValue<List<ParameterCard>> BY_RECORD =
      new ClassValue<>() {
        @Override
        protected List<ParameterCard> computeValue(Class<?> type) {
          return read(type);
        }
      };

  /**
   * The parameters of a record, in order.
   *
   * @throws IllegalArgumentException if a component cannot be a parameter, saying why
   */
  public static List<ParameterCard> of(Class<?> type) {
    return BY_RECORD.get(type);
  }

  /** Whether a value must be given. */
  public boolean required() {
    return byDefault.isEmpty() && !(type instanceof ValueType.Maybe);
  }

  /** Its default in words: {@code required} or {@code none} where there is none. */
  public String defaultWords() {
    return byDefault.orElse(required() ? "required" : "none");
  }

  /** Names of what may be chosen; empty if it is no choice. */
  public List<String> choices(Registry registry) {
    ValueType inner = type;
    while (inner instanceof ValueType.Maybe || inner instanceof ValueType.Many) {
      inner = inner instanceof ValueType.Maybe maybe ? maybe.of() : ((ValueType.Many) inner).of();
    }
    if (inner instanceof ValueType.Constants constants) {
      return List.copyOf(constants.byName().keySet());
    }
    return inner instanceof ValueType.OneOf choice ? registry.names(choice.type()) : List.of();
  }

  /** The range in words, such as {@code >= 0} or {@code 0 to 1}; empty without one. */
  public String rangeWords() {
    boolean low = min != Double.NEGATIVE_INFINITY;
    boolean high = max != Double.POSITIVE_INFINITY;
    if (low && high) {
      return words(min) + " to " + words(max);
    }
    return low ? ">= " + words(min) : high ? "<= " + words(max) : "";
  }

  /** A bound without needless decimals. */
  static String words(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private static List<ParameterCard> read(Class<?> type) {
    List<ParameterCard> cards = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        cards.add(read(component));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            type.getSimpleName() + "." + component.getName() + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(cards);
  }

  private static ParameterCard read(RecordComponent component) {
    Param param = component.getAnnotation(Param.class);
    if (param == null || param.doc().isBlank()) {
      throw new IllegalArgumentException("every component needs @Param with a doc");
    }
    if (!(param.min() <= param.max())) {
      throw new IllegalArgumentException("min " + param.min() + " is above max " + param.max());
    }
    String name = Kebab.ofCamel(component.getName());
    ValueType type = ValueType.of(component.getGenericType());
    if (RESERVED.contains(name) && component.getDeclaringRecord() != Choice.Label.class) {
      throw new IllegalArgumentException(
          "'" + name + "' has a meaning of its own in experiment files; choose another name");
    }
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    Optional<String> byDefault = Optional.of(param.byDefault()).filter(text -> !text.isEmpty());
    return new ParameterCard(
        name,
        type,
        byDefault,
        param.unit(),
        param.min(),
        param.max(),
        param.doc(),
        param.affects(),
        accessor);
  }
}
