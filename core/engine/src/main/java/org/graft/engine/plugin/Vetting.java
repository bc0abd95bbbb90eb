package org.graft.engine.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Leaves out plugins that do not go with the others: clashing names, defaults that mean nothing.
 */
final class Vetting {
  private final DefaultCheck check;
  private final List<BrokenPlugin> broken;

  Vetting(DefaultCheck check, List<BrokenPlugin> broken) {
    this.check = check;
    this.broken = broken;
  }

  /** The catalogue of those plugins that are sound; of two with one name, the first. */
  Registry registry(List<PluginCard> found) {
    List<PluginCard> sound = withSoundDefaults(inOneVersion(found));
    List<PluginCard> distinct = withoutClashes(sound);
    List<PluginCard> kept = distinct.size() < sound.size() ? withSoundDefaults(distinct) : distinct;
    return new Registry(kept, broken);
  }

  /** Of two versions of one plugin neither is taken: which one is meant would be a guess. */
  private List<PluginCard> inOneVersion(List<PluginCard> plugins) {
    Map<String, List<PluginCard>> byClass =
        plugins.stream()
            .collect(
                Collectors.groupingBy(PluginCard::name, LinkedHashMap::new, Collectors.toList()));
    List<PluginCard> kept = new ArrayList<>();
    for (PluginCard plugin : plugins) {
      List<PluginCard> versions = byClass.getOrDefault(plugin.name(), List.of());
      if (versions.size() == 1) {
        kept.add(plugin);
      } else {
        broken.add(
            new BrokenPlugin(
                plugin.origin(),
                plugin.name(),
                "is here in %d versions: %s; keep one of them"
                    .formatted(
                        versions.size(),
                        versions.stream()
                            .map(PluginCard::origin)
                            .collect(Collectors.joining(", ")))));
      }
    }
    return kept;
  }

  private List<PluginCard> withoutClashes(List<PluginCard> plugins) {
    Map<String, Entry> byName = new HashMap<>();
    List<PluginCard> kept = new ArrayList<>();
    for (PluginCard plugin : plugins) {
      Map<String, Entry> own = new HashMap<>();
      Optional<String> clash = Optional.empty();
      for (Entry entry : plugin.entries()) {
        String key = PluginInspection.kind(entry.type()).noun() + " '" + entry.name() + "'";
        Entry other = byName.getOrDefault(key, own.get(key));
        own.put(key, entry);
        if (other != null && clash.isEmpty()) {
          clash =
              Optional.of(
                  "its %s is there already, from %s in %s"
                      .formatted(key, other.plugin(), other.origin()));
        }
      }
      if (clash.isPresent()) {
        broken.add(new BrokenPlugin(plugin.origin(), plugin.name(), clash.get()));
      } else {
        byName.putAll(own);
        kept.add(plugin);
      }
    }
    return kept;
  }

  /** A default may name another plugin's extension, so each loss calls for another look. */
  private List<PluginCard> withSoundDefaults(List<PluginCard> plugins) {
    Registry registry = new Registry(plugins, List.of());
    List<PluginCard> kept = new ArrayList<>();
    for (PluginCard plugin : plugins) {
      List<String> faults = faults(registry, plugin);
      if (faults.isEmpty()) {
        kept.add(plugin);
      } else {
        broken.add(new BrokenPlugin(plugin.origin(), plugin.name(), String.join("; ", faults)));
      }
    }
    return kept.size() == plugins.size() ? kept : withSoundDefaults(kept);
  }

  private List<String> faults(Registry registry, PluginCard plugin) {
    List<String> faults = new ArrayList<>();
    try {
      plugin.entries().forEach(entry -> faults.addAll(check.faults(registry, entry)));
    } catch (Throwable e) {
      faults.add(Fault.words(e));
    }
    return faults;
  }
}
