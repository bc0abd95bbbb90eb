package org.graft.engine.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.spi.base.Extension;

/** The catalogue: everything that experiment files can call by name, and what was left out. */
public final class Registry {
  private static final String BUILT_IN = "graft";

  private final List<PluginCard> plugins;
  private final List<BrokenPlugin> broken;
  private final List<Entry> extensions;
  private final Map<Class<?>, List<Entry>> choices = new ConcurrentHashMap<>();

  /** A catalogue of {@code plugins}, whose names do not clash. */
  public Registry(List<PluginCard> plugins, List<BrokenPlugin> broken) {
    this.plugins = List.copyOf(plugins);
    this.broken = List.copyOf(broken);
    this.extensions =
        plugins.stream()
            .flatMap(plugin -> plugin.entries().stream())
            .sorted(Comparator.comparing(Entry::name))
            .toList();
  }

  /** Plugins loaded, in the order in which they were found. */
  public List<PluginCard> plugins() {
    return plugins;
  }

  /** Plugins left out. */
  public List<BrokenPlugin> broken() {
    return broken;
  }

  /** All entries of a kind: extensions by name, values in declared order. */
  public List<Entry> entries(Kind kind) {
    return choices(kind.type());
  }

  /** The entry of that name. */
  public Optional<Entry> find(Kind kind, String name) {
    return find(kind.type(), name);
  }

  /** The choice of {@code type} that has that name. */
  public Optional<Entry> find(Class<?> type, String name) {
    return choices(type).stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * What may be chosen where a parameter is of {@code type}: a kind of extension (or a narrower
   * type), a sealed interface of named records, or an enum.
   */
  public List<Entry> choices(Class<?> type) {
    return choices.computeIfAbsent(type, this::found);
  }

  private List<Entry> found(Class<?> type) {
    if (Extension.class.isAssignableFrom(type)) {
      return extensions.stream().filter(entry -> type.isAssignableFrom(entry.type())).toList();
    }
    if (type.isEnum()) {
      return new ValueType.Constants(type)
          .byName().keySet().stream()
              .map(name -> new Entry(name, "", "", type, List.of(), BUILT_IN, BUILT_IN))
              .toList();
    }
    List<Entry> choices = new ArrayList<>();
    addPermitted(type, choices);
    return List.copyOf(choices);
  }

  private static void addPermitted(Class<?> type, List<Entry> choices) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    for (Class<?> sub : permitted == null ? new Class<?>[0] : permitted) {
      if (sub.isInterface()) {
        addPermitted(sub, choices);
      } else {
        choices.add(Entry.of(sub, BUILT_IN, BUILT_IN));
      }
    }
  }

  /** Names of what may be chosen where a parameter is of {@code type}. */
  public List<String> names(Class<?> type) {
    return choices(type).stream().map(Entry::name).toList();
  }

  /** The kinds that have entries. */
  public List<Kind> kinds() {
    return Arrays.stream(Kind.values()).filter(kind -> !entries(kind).isEmpty()).toList();
  }
}
