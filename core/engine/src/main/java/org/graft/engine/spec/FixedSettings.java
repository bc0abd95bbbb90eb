package org.graft.engine.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Named;
import org.graft.engine.spec.yaml.Yaml;

/**
 * A file with the settings that a protocol fixes. What the file says of them itself is refused, and
 * so is what has nowhere to go: nothing that is fixed is lost.
 */
final class FixedSettings {
  private static final String TRANSFERS = "transfers";
  private static final List<String> ROLES = List.of("source", "target");

  private final Problems problems;
  private final String protocol;

  /**
   * What a protocol fixes.
   *
   * @param protocol its name, for messages
   */
  FixedSettings(Problems problems, String protocol) {
    this.problems = problems;
    this.protocol = protocol;
  }

  /** The file with them. */
  Yaml.Fields in(Yaml.Fields file, Yaml.Fields fixed) {
    Yaml.Fields settings = FileForm.inFull(fixed.without("source").without("target"), problems);
    Yaml.Fields full = file;
    for (Map.Entry<String, Yaml> one : settings.fields().entrySet()) {
      String key = one.getKey();
      if (key.equals(TRANSFERS)) {
        List.of("source", "target", TRANSFERS)
            .forEach(said -> file.get(said).ifPresent(node -> conflict(node.place(), said)));
        full = full.without("source").without("target").with(key, one.getValue());
      } else {
        full = full.with(key, over(full.get(key), one.getValue(), key));
      }
      if (key.equals("training") || key.equals("source-training")) {
        file.get("strategies").ifPresent(own -> trained(own, key, one.getValue()));
        file.get("settings").ifPresent(own -> trained(own, key, one.getValue()));
      }
    }
    for (String role : ROLES) {
      Optional<Yaml> keys = fixed.get(role);
      if (keys.isPresent()) {
        full = beside(full, role, (Yaml.Fields) keys.get());
      }
    }
    return full;
  }

  private Yaml over(Optional<Yaml> said, Yaml fixed, String key) {
    if (said.isEmpty()) {
      return fixed;
    }
    boolean inParts = FileForm.key(key).filter(FixedSettings::hasParts).isPresent();
    if (!inParts
        || !(said.get() instanceof Yaml.Fields own)
        || !(fixed instanceof Yaml.Fields more)) {
      conflict(said.get().place(), key);
      return fixed;
    }
    Yaml.Fields all = own;
    for (Map.Entry<String, Yaml> one : more.fields().entrySet()) {
      own.get(one.getKey()).ifPresent(node -> conflict(node.place(), key + "." + one.getKey()));
      all = all.with(one.getKey(), one.getValue());
    }
    return all;
  }

  private static boolean hasParts(ParameterCard card) {
    ValueType type = card.type() instanceof ValueType.Maybe maybe ? maybe.of() : card.type();
    return type instanceof ValueType.Group;
  }

  /** Training of a part of the experiment cannot be otherwise either. */
  private void trained(Yaml own, String key, Yaml fixed) {
    if (own instanceof Yaml.Items items) {
      items.items().forEach(one -> trained(one, key, fixed));
    } else if (own instanceof Yaml.Fields fields) {
      fields
          .fields()
          .forEach(
              (name, value) -> {
                if (name.equals(key)
                    && value instanceof Yaml.Fields training
                    && fixed instanceof Yaml.Fields settings) {
                  training
                      .only(settings.fields().keySet().toArray(String[]::new))
                      .fields()
                      .forEach((part, node) -> conflict(node.place(), key + "." + part));
                } else {
                  trained(value, key, fixed);
                }
              });
    }
  }

  /** Keys beside the data of every transfer. */
  private Yaml.Fields beside(Yaml.Fields file, String role, Yaml.Fields keys) {
    Optional<Yaml> transfers = file.get(TRANSFERS);
    List<Yaml> all =
        transfers
            .map(given -> given instanceof Yaml.Items items ? items.items() : List.of(given))
            .orElse(List.of(file));
    if (all.stream().noneMatch(one -> one instanceof Yaml.Fields t && t.get(role).isPresent())) {
      problems.add(
          keys.place(),
          "protocol '%s' fixes %s of each %s, and no transfer has a %s: give one, or leave the protocol out"
              .formatted(protocol, words(keys.fields().keySet()), role, role));
      return file;
    }
    if (transfers.isEmpty()) {
      return with(file, role, keys);
    }
    return file.with(
        TRANSFERS,
        new Yaml.Items(
            all.stream()
                .map(one -> one instanceof Yaml.Fields t ? with(t, role, keys) : one)
                .toList(),
            transfers.get().place()));
  }

  private static String words(Set<String> keys) {
    return String.join(", ", keys);
  }

  private Yaml.Fields with(Yaml.Fields transfer, String role, Yaml.Fields keys) {
    return transfer
        .get(role)
        .map(node -> transfer.with(role, data(node, role, keys)))
        .orElse(transfer);
  }

  private Yaml data(Yaml node, String role, Yaml.Fields keys) {
    if (node instanceof Yaml.Items items) {
      return new Yaml.Items(
          items.items().stream().map(one -> data(one, role, keys)).toList(), items.place());
    }
    Yaml.Fields fields =
        node instanceof Yaml.Fields given
            ? given
            : Named.of(node)
                .map(
                    named ->
                        new Yaml.Fields(
                            Map.of(
                                named.name(),
                                named.given().orElse(new Yaml.Text("", true, node.place()))),
                            node.place()))
                .orElse(new Yaml.Fields(Map.of(), node.place()));
    Map<String, Yaml> all = new LinkedHashMap<>(fields.fields());
    keys.fields()
        .forEach(
            (key, value) -> {
              Yaml said = all.put(key, value);
              if (said != null) {
                conflict(said.place(), role + "'s " + key);
              }
            });
    return new Yaml.Fields(all, fields.place());
  }

  private void conflict(Place place, String key) {
    problems.add(
        place, "is fixed by protocol '" + protocol + "': leave " + key + " out, or the protocol");
  }
}
