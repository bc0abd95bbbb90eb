package org.graft.engine.spec.bind;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.Registry;

/** Where else in the catalogue to look for what an extension has no parameter for. */
final class Related {
  private Related() {}

  /**
   * Names extensions of the same kind that have a parameter of that name and speak of all the
   * parts; empty where none does.
   *
   * @param type the extension that lacks it
   */
  static String hint(Registry registry, Class<?> type, String parameter, Set<String> parts) {
    List<Entry> alike =
        registry.kinds().stream()
            .filter(kind -> kind.type().isAssignableFrom(type))
            .map(Kind::type)
            .flatMap(kind -> registry.choices(kind).stream())
            .filter(entry -> entry.type() != type && has(entry, parameter, parts))
            .toList();
    return alike.isEmpty()
        ? ""
        : "; see %s, which treat %s apart (graft list)"
            .formatted(
                alike.stream().map(Entry::name).collect(Collectors.joining(", ")),
                String.join(" and ", parts));
  }

  private static boolean has(Entry entry, String parameter, Set<String> parts) {
    List<String> words = List.of(entry.doc().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    return words.containsAll(parts)
        && entry.parameters().stream().anyMatch(p -> p.name().equals(parameter));
  }
}
