package org.graft.engine.plugin;

import java.util.List;

/**
 * A plugin that was loaded.
 *
 * @param name its class
 * @param origin jar or folder it came from
 * @param entries what it adds to the catalogue
 */
public record PluginCard(String name, String origin, List<Entry> entries) {
  /** Copies the entries. */
  public PluginCard {
    entries = List.copyOf(entries);
  }
}
