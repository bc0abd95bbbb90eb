package org.graft.engine.spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.Param;

/**
 * How a file may say in short what {@link ExperimentSpec} says: one transfer as {@code source} and
 * {@code target}, a list of one in the singular, and other files that come first.
 */
public final class FileForm {
  /** Keys in the singular, with those that they stand for. */
  public static final Map<String, String> SINGULAR =
      Map.of("backbone", "backbones", "metric", "metrics", "score", "scores");

  /** Keys without a default that a file may leave out: they are made from what it says. */
  public static final Set<String> MADE = Set.of("experiment", "name");

  private FileForm() {}

  /** The files that come first. */
  record Includes(
      @Param(
              doc = "Files read first, relative to this one; what this file says wins.",
              byDefault = "[]")
          List<Path> include) {}

  /** Shared fragments. */
  record Fragments(
      @Param(
              doc =
                  "Fragments with anchors (&name), which other places repeat as *name, or merge"
                      + " into a mapping of theirs as <<: *name; nothing itself.",
              byDefault = "{}")
          Anything definitions) {}

  /** Whatever stands there. */
  public record Anything(String text) {
    /** Keeps it as text; nobody reads it. */
    public static Anything read(Object written) {
      return new Anything(String.valueOf(written));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Data sets for a protocol to pair. */
  record Domains(
      @Param(doc = "Data sets that a protocol makes transfers of, such as pairs.", byDefault = "[]")
          List<DataSpec> domains) {}

  /** Every key in full, the experiment's own last. */
  public static List<ParameterCard> keys() {
    Stream<ParameterCard> single =
        ParameterCard.of(TransferSpec.class).stream().filter(card -> !MADE.contains(card.name()));
    return Stream.of(
            ParameterCard.of(Includes.class).stream(),
            ParameterCard.of(Fragments.class).stream(),
            ParameterCard.of(Domains.class).stream(),
            single,
            ParameterCard.of(ExperimentSpec.class).stream())
        .flatMap(cards -> cards)
        .toList();
  }

  /**
   * The ways to write a key of the experiment; none for transfers, which have a form of their own.
   */
  public static List<String> forms(String key) {
    Stream<String> singular =
        SINGULAR.entrySet().stream()
            .filter(entry -> entry.getValue().equals(key))
            .map(Map.Entry::getKey);
    return key.equals("transfers") ? List.of() : Stream.concat(Stream.of(key), singular).toList();
  }

  /** The key of that name in full. */
  static Optional<ParameterCard> key(String name) {
    return keys().stream().filter(card -> card.name().equals(name)).findFirst();
  }

  /** A key in full. */
  static String inFull(String key) {
    return SINGULAR.getOrDefault(key, key);
  }

  /** The same with keys in full. */
  static Yaml.Fields inFull(Yaml.Fields fields, Problems problems) {
    Map<String, Yaml> renamed = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (key, value) -> {
              String full = inFull(key);
              if (renamed.putIfAbsent(full, value) != null) {
                problems.add(
                    value.place(), "'" + full + "' and '" + key + "' mean the same; give one");
              }
            });
    boolean both = renamed.containsKey("target") || renamed.containsKey("source");
    Yaml transfers = renamed.get("transfers");
    if (both && transfers != null) {
      problems.add(transfers.place(), "give either source and target, or transfers");
    }
    return new Yaml.Fields(renamed, fields.place());
  }

  /** {@code base} without what is said in another form where {@code top} is a key. */
  static Yaml.Fields yielding(Yaml.Fields base, String top) {
    if (top.equals("transfers")) {
      return base.without("source").without("target");
    }
    boolean single = top.equals("source") || top.equals("target");
    return single ? base.without("transfers") : base;
  }
}
