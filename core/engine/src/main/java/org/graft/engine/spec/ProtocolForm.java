package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.bind.Choices;
import org.graft.engine.spec.bind.Plain;
import org.graft.engine.spec.yaml.Named;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.Protocol;

/**
 * Puts what a protocol fixes into a file that names one. A file that says the same itself is
 * refused, so that nobody takes a variant for the protocol; one that says what was fixed has been
 * through here before.
 */
final class ProtocolForm {
  private static final String PROTOCOL = "protocol";
  private static final String DOMAINS = "domains";
  private static final String FIXED = "fixed";
  private static final String TRANSFERS = "transfers";

  private final Registry registry;
  private final Problems problems;
  private final Choices choices;
  private final ValueType.WithOptions data;

  ProtocolForm(Registry registry, Problems problems, Choices choices, ValueType.WithOptions data) {
    this.registry = registry;
    this.problems = problems;
    this.choices = choices;
    this.data = data;
  }

  /** The file with what its protocol fixes. */
  Yaml.Fields inFull(Yaml.Fields file) {
    Optional<Yaml> given =
        file.get(PROTOCOL).filter(node -> !(node instanceof Yaml.Text text && text.isNull()));
    if (given.isEmpty()) {
      file.get(DOMAINS)
          .ifPresent(
              domains ->
                  problems.add(
                      domains.place(),
                      "are for a protocol that pairs them, such as protocol: pairs,"
                          + " leave-one-domain-out or domain-bed"));
      return file.without(DOMAINS);
    }
    if (file.get(FIXED).isPresent()) {
      return file;
    }
    Yaml.Fields rest = file.without(DOMAINS);
    Object bound =
        new Binder(registry, problems).bind(bare(given.get()), ValueType.of(Protocol.class));
    if (!(bound instanceof Protocol protocol)) {
      return rest.without(PROTOCOL);
    }
    Place place = given.get().place();
    try {
      Protocol.Fixed fixed = Objects.requireNonNull(protocol.fixes(domains(file)), "it fixed null");
      return with(rest, fixed, Canonical.name(protocol), place)
          .with(FIXED, Plain.yaml(fixed.sentences(), place.key(FIXED)));
    } catch (IllegalArgumentException e) {
      problems.add(place, Canonical.name(protocol) + " " + e.getMessage());
    } catch (RuntimeException e) {
      problems.add(place, Canonical.name(protocol) + ": its plugin is broken: " + e);
    }
    return rest;
  }

  private static Yaml bare(Yaml given) {
    return given instanceof Yaml.Fields fields ? fields.without("as") : given;
  }

  @SuppressWarnings("unchecked") // a mapping of texts, as it was read
  private List<Map<String, Object>> domains(Yaml.Fields file) {
    List<Map<String, Object>> all = new ArrayList<>();
    file.get(DOMAINS)
        .ifPresent(
            given ->
                choices
                    .expand(given, data)
                    .forEach(
                        one ->
                            all.add((Map<String, Object>) Objects.requireNonNull(Plain.of(one)))));
    return all;
  }

  private Yaml.Fields with(Yaml.Fields file, Protocol.Fixed fixed, String name, Place place) {
    Yaml.Fields full = file;
    for (Map.Entry<String, Object> one : fixed.settings().entrySet()) {
      String key = one.getKey();
      Yaml value = Plain.yaml(one.getValue(), place.key(key));
      if (key.equals("source") || key.equals("target")) {
        full = beside(full, key, (Yaml.Fields) value, name);
      } else if (key.equals(TRANSFERS)) {
        List.of("source", "target", TRANSFERS)
            .forEach(said -> file.get(said).ifPresent(node -> conflict(node.place(), said, name)));
        full = full.without("source").without("target").with(key, value);
      } else {
        full = full.with(key, over(full.get(key), value, key, name));
      }
    }
    return full;
  }

  private Yaml over(Optional<Yaml> said, Yaml fixed, String key, String name) {
    if (said.isEmpty()) {
      return fixed;
    }
    if (!(said.get() instanceof Yaml.Fields own) || !(fixed instanceof Yaml.Fields more)) {
      conflict(said.get().place(), key, name);
      return fixed;
    }
    Yaml.Fields all = own;
    for (Map.Entry<String, Yaml> one : more.fields().entrySet()) {
      own.get(one.getKey())
          .ifPresent(node -> conflict(node.place(), key + "." + one.getKey(), name));
      all = all.with(one.getKey(), one.getValue());
    }
    return all;
  }

  /** Keys beside the data of every transfer. */
  private Yaml.Fields beside(Yaml.Fields file, String role, Yaml.Fields keys, String name) {
    if (file.fields().get(TRANSFERS) instanceof Yaml.Items items) {
      List<Yaml> all = new ArrayList<>();
      for (Yaml one : items.items()) {
        all.add(one instanceof Yaml.Fields t ? beside(t, role, keys, name) : one);
      }
      return file.with(TRANSFERS, new Yaml.Items(all, items.place()));
    }
    return file.get(role).map(node -> file.with(role, data(node, role, keys, name))).orElse(file);
  }

  private Yaml data(Yaml node, String role, Yaml.Fields keys, String name) {
    if (node instanceof Yaml.Items items) {
      return new Yaml.Items(
          items.items().stream().map(one -> data(one, role, keys, name)).toList(), items.place());
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
                conflict(said.place(), role + "'s " + key, name);
              }
            });
    return new Yaml.Fields(all, fields.place());
  }

  private void conflict(Place place, String key, String name) {
    problems.add(
        place, "is fixed by protocol '" + name + "': leave " + key + " out, or the protocol");
  }
}
