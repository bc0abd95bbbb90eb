package org.graft.engine.spec.yaml;

import java.util.Optional;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;

/**
 * Lays one tree over another. Mappings merge key by key; choices of the same name merge their
 * arguments; everything else, lists too, is replaced.
 */
public final class Merge {
  private final Registry registry;

  public Merge(Registry registry) {
    this.registry = registry;
  }

  /** {@code base} with what {@code top} says. */
  public Yaml over(Yaml base, Yaml top, ValueType type) {
    if (type instanceof ValueType.Maybe maybe) {
      return over(base, top, maybe.of());
    }
    if (base.isSweep() || top.isSweep()) {
      return top;
    }
    if (type instanceof ValueType.Many many) {
      return base instanceof Yaml.Items || top instanceof Yaml.Items
          ? top
          : over(base, top, many.of());
    }
    if (!(base instanceof Yaml.Fields below) || !(top instanceof Yaml.Fields above)) {
      return top;
    }
    if (type instanceof ValueType.Group) {
      return merged(below, above, type);
    }
    if (type instanceof ValueType.OneOf || type instanceof ValueType.WithOptions) {
      Optional<String> name = chosen(above, type);
      boolean sameChoice = name.isEmpty() || name.equals(chosen(below, type));
      return sameChoice ? merged(below, above, type) : top;
    }
    return top;
  }

  private Yaml merged(Yaml.Fields below, Yaml.Fields above, ValueType type) {
    Yaml.Fields all = new Yaml.Fields(below.fields(), above.place());
    for (String key : above.fields().keySet()) {
      Yaml top = above.fields().get(key);
      Optional<Yaml> base = below.get(key);
      Optional<ValueType> inner = below(type, key);
      boolean both = base.isPresent() && inner.isPresent();
      all = all.with(key, both ? over(base.get(), top, inner.get()) : top);
    }
    return all;
  }

  /** The type of what stands under {@code key} in a value of {@code type}. */
  public Optional<ValueType> below(ValueType type, String key) {
    if (type instanceof ValueType.Maybe maybe) {
      return below(maybe.of(), key);
    }
    if (type instanceof ValueType.Group group) {
      return card(group.parameters(), key);
    }
    if (type instanceof ValueType.OneOf choice) {
      return registry.find(choice.type(), key).map(entry -> new ValueType.Group(entry.type()));
    }
    if (type instanceof ValueType.WithOptions options) {
      return card(options.keys(), key).or(() -> below(options.choice(), key));
    }
    return Optional.empty();
  }

  /** The name that a mapping chooses, if it names one. */
  public Optional<String> chosen(Yaml.Fields fields, ValueType type) {
    ValueType.OneOf choice =
        type instanceof ValueType.WithOptions options ? options.choice() : (ValueType.OneOf) type;
    return fields.fields().keySet().stream()
        .filter(key -> registry.find(choice.type(), key).map(Entry::name).isPresent())
        .findFirst();
  }

  private static Optional<ValueType> card(Iterable<ParameterCard> cards, String key) {
    for (ParameterCard card : cards) {
      if (card.name().equals(key)) {
        return Optional.of(card.type());
      }
    }
    return Optional.empty();
  }
}
