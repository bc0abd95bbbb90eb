package org.graft.engine.spec;

import java.util.ArrayList;
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

  private final Registry registry;
  private final Problems problems;
  private final Choices choices;
  private final ValueType.WithOptions data;
  private boolean known = true;

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
    Place place = given.get().place();
    Yaml.Fields rest = file.without(DOMAINS);
    Optional<Protocol> protocol = protocol(given.get());
    Optional<Protocol.Fixed> fixed = protocol.flatMap(one -> fixed(one, file, place));
    known = fixed.isPresent();
    if (protocol.isEmpty()) {
      return rest.without(PROTOCOL);
    }
    return fixed.map(one -> with(rest, one, Canonical.name(protocol.get()), place)).orElse(rest);
  }

  /** Whether all that the file's protocol fixes is known, so that what is not there is missing. */
  boolean isKnown() {
    return known;
  }

  private Optional<Protocol> protocol(Yaml given) {
    Yaml bare = given instanceof Yaml.Fields fields ? fields.without("as") : given;
    if (!choices.isSingle(bare, FileForm.key(PROTOCOL).orElseThrow())) {
      return Optional.empty();
    }
    Object bound = new Binder(registry, problems).bind(bare, ValueType.of(Protocol.class));
    return bound instanceof Protocol protocol ? Optional.of(protocol) : Optional.empty();
  }

  private Optional<Protocol.Fixed> fixed(Protocol protocol, Yaml.Fields file, Place place) {
    String name = Canonical.name(protocol);
    try {
      Protocol.Fixed fixed = Objects.requireNonNull(protocol.fixes(domains(file)), "it fixed null");
      Optional<Yaml> domains = file.get(DOMAINS);
      if (domains.isPresent() && !fixed.settings().containsKey("transfers")) {
        problems.add(
            domains.get().place(),
            "protocol '" + name + "' makes no transfers of them; give source and target instead");
      }
      return Optional.of(fixed);
    } catch (IllegalArgumentException e) {
      problems.add(place, name + " " + e.getMessage());
    } catch (RuntimeException e) {
      problems.add(place, name + ": its plugin is broken: " + e);
    }
    return Optional.empty();
  }

  private Yaml.Fields with(Yaml.Fields file, Protocol.Fixed fixed, String name, Place place) {
    Yaml.Fields settings = (Yaml.Fields) Plain.yaml(fixed.settings(), place);
    return new FixedSettings(problems, name)
        .in(file, settings)
        .with(FIXED, Plain.yaml(fixed.sentences(), place.key(FIXED)));
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
}
