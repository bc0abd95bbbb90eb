package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Extras;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Named;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;
import org.jspecify.annotations.Nullable;

/**
 * Binds YAML without sweeps to values of parameters' types, as {@link org.graft.spi.base.Param}
 * lists them. Every fault is noted as a problem at its line; what cannot be bound is null.
 */
public final class Binder {
  /** What an absent option may be written as. */
  private static final String NONE = "none";

  private final Registry registry;
  private final Problems problems;
  private final Map<Class<?>, Yaml.Fields> inherited;

  public Binder(Registry registry, Problems problems) {
    this(registry, problems, Map.of());
  }

  private Binder(Registry registry, Problems problems, Map<Class<?>, Yaml.Fields> inherited) {
    this.registry = registry;
    this.problems = problems;
    this.inherited = inherited;
  }

  /** The same binder, which takes what a {@code type} leaves out from {@code fields} first. */
  public Binder inheriting(Class<?> type, Yaml.Fields fields) {
    return new Binder(registry, problems, Map.of(type, fields));
  }

  /**
   * A record of parameters that all have a default or can be empty; where a problem was noted for
   * one, it has that default or is empty, so that more can be checked.
   */
  public <T extends Record> T record(Yaml.Fields fields, Class<T> type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (ParameterCard card : ParameterCard.of(type)) {
      Object value = parameter(fields, card, Optional.empty());
      values.add(value == null ? withoutProblem(card) : value);
    }
    Object made = Guard.construct(problems, fields.place(), type, values);
    if (made == null) {
      problems.throwIfAny();
    }
    return Objects.requireNonNull(type.cast(made));
  }

  private @Nullable Object withoutProblem(ParameterCard card) {
    if (card.type() instanceof ValueType.Many) {
      return List.of();
    }
    if (card.type() instanceof ValueType.Text) {
      return "";
    }
    Yaml.Fields nothing = new Yaml.Fields(Map.of(), new Place(card.name(), 0, ""));
    return new Binder(registry, new Problems()).parameter(nothing, card, Optional.empty());
  }

  /** The value of {@code node}, or null where a problem was noted. */
  public @Nullable Object bind(Yaml node, ValueType type) {
    if (type instanceof ValueType.Maybe maybe) {
      boolean none =
          node instanceof Yaml.Text t
              && (t.isNull() || (t.plain() && t.text().equals(NONE) && !offersNone(maybe.of())));
      Object value = none ? Optional.empty() : bind(node, maybe.of());
      return none || value == null ? value : Optional.of(value);
    }
    if (type instanceof ValueType.Many many) {
      return list(node, many);
    }
    if (type instanceof ValueType.OneOf choice) {
      return choice(node, choice);
    }
    if (type instanceof ValueType.Group group) {
      return group(node, group);
    }
    if (type instanceof ValueType.WithOptions options) {
      return withOptions(node, options);
    }
    if (type instanceof ValueType.Written written && !(node instanceof Yaml.Text t && t.isNull())) {
      return Guard.call(problems, node.place(), () -> Scalars.written(node, written));
    }
    if (node instanceof Yaml.Text text && !text.isNull()) {
      return Guard.call(problems, node.place(), () -> Scalars.value(text, type));
    }
    return expected(node, "'" + type.words() + "'");
  }

  private @Nullable Object list(Yaml node, ValueType.Many many) {
    List<Yaml> nodes = node instanceof Yaml.Items items ? items.items() : List.of(node);
    List<Object> values = new ArrayList<>();
    for (Yaml item : nodes) {
      if (item instanceof Yaml.Items && !(many.of() instanceof ValueType.Many)) {
        expected(item, many.of().words() + " (to try several lists write {sweep: [[...], [...]]})");
        continue;
      }
      Object value = bind(item, many.of());
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() == nodes.size() ? List.copyOf(values) : null;
  }

  /** Whether {@code none} is a value of the type, and not the absence of one. */
  private boolean offersNone(ValueType type) {
    return (type instanceof ValueType.OneOf choice
            && registry.find(choice.type(), NONE).isPresent())
        || (type instanceof ValueType.Constants constants && constants.byName().containsKey(NONE));
  }

  private @Nullable Object choice(Yaml node, ValueType.OneOf choice) {
    Optional<Named> named = Named.of(node);
    if (named.isEmpty()) {
      return expected(node, "the name of one " + choice.words() + ", or {name: {arguments}}");
    }
    Optional<Entry> entry = registry.find(choice.type(), named.get().name());
    if (entry.isEmpty()) {
      problems.add(named.get().place(), unknown(choice, named.get().name()));
      return null;
    }
    return named
        .get()
        .arguments(entry.get(), problems)
        .map(arguments -> group(arguments, new ValueType.Group(entry.get().type())))
        .orElse(null);
  }

  private String unknown(ValueType.OneOf choice, String name) {
    String message =
        NearMiss.message(choice.words(), name, registry.names(choice.type())) + Extras.hint(name);
    int broken = registry.broken().size();
    return broken == 0
        ? message
        : message
            + "; "
            + (broken == 1 ? "a broken plugin was" : broken + " broken plugins were")
            + " left out, see graft list";
  }

  private @Nullable Object withOptions(Yaml node, ValueType.WithOptions options) {
    List<String> keys = options.keys().stream().map(ParameterCard::name).toList();
    Yaml.Fields beside = new Yaml.Fields(Map.of(), node.place());
    Yaml choice = node;
    if (node instanceof Yaml.Fields fields) {
      Yaml.Fields rest = fields;
      for (String key : keys) {
        Optional<Yaml> given = fields.get(key);
        if (given.isPresent()) {
          beside = beside.with(key, given.get());
          rest = rest.without(key);
        }
      }
      choice = rest;
      if (rest.fields().size() != 1) {
        Strays.report(rest, options, keys, registry, problems);
        return null;
      }
    }
    Choice<?> chosen = labelled(choice(choice, options.choice()), beside, node.place());
    if (options.type() == Choice.class) {
      return chosen;
    }
    List<@Nullable Object> values = new ArrayList<>();
    values.add(chosen);
    for (ParameterCard other : options.others()) {
      if (other.type() instanceof ValueType.Group group) {
        Yaml.Fields own = new Yaml.Fields(Map.of(), node.place());
        for (ParameterCard card : group.parameters()) {
          Optional<Yaml> given = beside.get(card.name());
          own = given.isPresent() ? own.with(card.name(), given.get()) : own;
        }
        values.add(group(own, group));
      } else {
        values.add(parameter(beside, other, Optional.empty()));
      }
    }
    return Guard.construct(problems, node.place(), options.type(), values);
  }

  private @Nullable Choice<?> labelled(@Nullable Object value, Yaml.Fields beside, Place place) {
    Object bound = group(beside.only("as"), new ValueType.Group(Choice.Label.class));
    return value != null && bound instanceof Choice.Label label
        ? Choice.of(value, label.as(), place.where())
        : null;
  }

  private @Nullable Object group(Yaml node, ValueType.Group group) {
    if (node instanceof Yaml.Text text && text.isNull()) {
      return group(new Yaml.Fields(Map.of(), node.place()), group);
    }
    if (!(node instanceof Yaml.Fields fields)) {
      return expected(
          node,
          group.parameters().stream()
              .map(card -> card.name() + ": ...")
              .collect(Collectors.joining(", ", "a mapping of " + group.words() + " {", "}")));
    }
    List<ParameterCard> cards = group.parameters();
    List<String> names = cards.stream().map(ParameterCard::name).toList();
    fields
        .fields()
        .forEach(
            (key, value) -> {
              if (!names.contains(key)) {
                problems.add(value.place(), NearMiss.message("parameter", key, names));
              }
            });
    List<@Nullable Object> values = new ArrayList<>();
    Optional<Yaml.Fields> fallback = Optional.ofNullable(inherited.get(group.type()));
    cards.forEach(
        card ->
            values.add(
                inParts(fields, card, group.type()) ? null : parameter(fields, card, fallback)));
    return Guard.construct(problems, node.place(), group.type(), values);
  }

  /**
   * Whether one number or word is wanted and a mapping of parts is given, as {@code rate: {head:
   * 0.01, body: 0.001}}; what has parameters for such parts is then named.
   */
  private boolean inParts(Yaml.Fields fields, ParameterCard card, Class<?> owner) {
    ValueType type = card.type() instanceof ValueType.Maybe maybe ? maybe.of() : card.type();
    boolean one =
        type instanceof ValueType.Decimal
            || type instanceof ValueType.Whole
            || type instanceof ValueType.Flag
            || type instanceof ValueType.Text
            || type instanceof ValueType.Constants;
    if (!one || !(fields.fields().get(card.name()) instanceof Yaml.Fields parts)) {
      return false;
    }
    Set<String> of = parts.fields().keySet();
    String hint = of.isEmpty() ? "" : Related.hint(registry, owner, card.name(), of);
    expected(parts, "'" + type.words() + "'", hint);
    return true;
  }

  /** A parameter's value: given, else inherited, else its default. */
  public @Nullable Object parameter(
      Yaml.Fields fields, ParameterCard card, Optional<Yaml.Fields> fallback) {
    Yaml given = fields.fields().get(card.name());
    if (given == null && fallback.isPresent()) {
      given = fallback.get().fields().get(card.name());
    }
    if (given == null && card.byDefault().isPresent()) {
      Place place = fields.place().key(card.name() + " (by default)");
      given = Defaults.node(card.byDefault().get(), place, problems);
    }
    if (given != null) {
      return checked(given, card);
    }
    if (card.type() instanceof ValueType.Maybe) {
      return Optional.empty();
    }
    problems.add(fields.place(), "'" + card.name() + "' is missing: " + card.doc());
    return null;
  }

  private @Nullable Object checked(Yaml node, ParameterCard card) {
    Object value = bind(node, card.type());
    if (value == null) {
      return null;
    }
    Object inner = value instanceof Optional<?> o ? o.isPresent() ? o.get() : List.of() : value;
    List<?> all = inner instanceof List<?> list ? list : List.of(inner);
    try {
      all.forEach(one -> Scalars.checkRange(one, card));
      return value;
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Object expected(Yaml node, String what) {
    return expected(node, what, "");
  }

  private @Nullable Object expected(Yaml node, String what, String hint) {
    problems.add(node.place(), "expected " + what + ", found " + node.words() + hint);
    return null;
  }
}
