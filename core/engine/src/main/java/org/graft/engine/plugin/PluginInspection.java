package org.graft.engine.plugin;

import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Looks a plugin over: its version, and each record it offers down to the last parameter. */
final class PluginInspection {
  private PluginInspection() {}

  /**
   * What the plugin offers.
   *
   * @throws IllegalArgumentException with what is wrong, for the user
   */
  static PluginCard inspect(Plugin plugin) {
    if (plugin.spi() != Plugin.SPI) {
      throw new IllegalArgumentException(
          "was built for version "
              + plugin.spi()
              + " of Graft's plugin interface, and this is version "
              + Plugin.SPI
              + "; build it again against this Graft");
    }
    String name = plugin.getClass().getName();
    String origin = origin(plugin.getClass());
    List<Entry> entries = new ArrayList<>();
    for (Class<? extends Extension> type : plugin.extensions()) {
      entries.add(Entry.of(type, name, origin));
      checkNested(type);
      kind(type);
    }
    return new PluginCard(name, origin, entries);
  }

  /** The one kind of an extension. */
  static Kind kind(Class<?> extension) {
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind.open() && kind.type().isAssignableFrom(extension)) {
        kinds.add(kind);
      }
    }
    if (kinds.size() != 1) {
      throw new IllegalArgumentException(
          extension.getName() + " must be of one kind of extension, and is of " + kinds);
    }
    return kinds.get(0);
  }

  /** Jar or folder that a class came from. */
  static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return "unknown";
    }
    try {
      return Path.of(location.toURI()).toString();
    } catch (java.net.URISyntaxException | IllegalArgumentException | SecurityException e) {
      return location.toString();
    }
  }

  /** Reads the parameters of records that parameters consist of, so that faults show now. */
  private static void checkNested(Class<?> type) {
    Set<ValueType> seen = new HashSet<>();
    Deque<ValueType> open = new ArrayDeque<>();
    open.add(new ValueType.Group(type));
    while (!open.isEmpty()) {
      ValueType next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      if (next instanceof ValueType.Group group) {
        group.parameters().forEach(parameter -> open.add(parameter.type()));
      } else if (next instanceof ValueType.Maybe maybe) {
        open.add(maybe.of());
      } else if (next instanceof ValueType.Many many) {
        open.add(many.of());
      } else if (next instanceof ValueType.OneOf choice
          && !Extension.class.isAssignableFrom(choice.type())) {
        new Registry(List.of(), List.of())
            .choices(choice.type())
            .forEach(entry -> open.add(new ValueType.Group(entry.type())));
      }
    }
  }
}
