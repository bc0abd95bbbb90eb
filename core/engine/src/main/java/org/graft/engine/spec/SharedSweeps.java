package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Candidates;
import org.graft.engine.spec.bind.Sweeps;
import org.graft.engine.spec.yaml.Named;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.Strategy;
import org.graft.spi.training.Training;

/**
 * Sweeps, and choices, in the training that strategies share: each strategy that has a training of
 * its own and does not say otherwise there is swept over them. Source models are trained once, so
 * that theirs must be said.
 */
final class SharedSweeps {
  private static final String TRAINING = "training";
  private static final String SOURCE_TRAINING = "source-training";
  private static final String STRATEGIES = "strategies";

  private final Registry registry;
  private final Problems problems;
  private final Map<String, Yaml> swept = new LinkedHashMap<>();

  SharedSweeps(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /** The same file with them in each strategy, and the first value of each in what is shared. */
  Yaml.Fields spread(Yaml.Fields file) {
    if (!(file.fields().get(TRAINING) instanceof Yaml.Fields shared) || shared.isSweep()) {
      return file;
    }
    Yaml.Fields single = shared;
    Sweeps sweeps = new Sweeps(registry, new Problems());
    for (ParameterCard card : ParameterCard.of(Training.class)) {
      Optional<Yaml> given = shared.get(card.name());
      if (given.isEmpty()) {
        continue;
      }
      if (Candidates.chooses(given.get())) {
        swept.put(card.name(), given.get());
        single = single.without(card.name());
      } else {
        List<Yaml> values = sweeps.expand(given.get(), card.type());
        if (values.size() > 1) {
          swept.put(card.name(), given.get());
          single = single.with(card.name(), values.get(0));
        }
      }
    }
    if (swept.isEmpty()) {
      return file;
    }
    checkSource(file);
    Yaml.Fields spread = file.with(TRAINING, single);
    Yaml strategies = file.fields().get(STRATEGIES);
    return strategies == null ? spread : spread.with(STRATEGIES, strategies(strategies));
  }

  private void checkSource(Yaml.Fields file) {
    boolean trained =
        file.get("source").isPresent()
            || file.get("domains").isPresent()
            || (file.fields().get("transfers") instanceof Yaml.Items items
                && items.items().stream()
                    .anyMatch(t -> t instanceof Yaml.Fields f && f.get("source").isPresent()));
    swept.forEach(
        (key, value) -> {
          boolean said =
              file.fields().get(SOURCE_TRAINING) instanceof Yaml.Fields own
                  && own.get(key).isPresent();
          if (trained && !said) {
            problems.add(
                value.place(),
                "has several values, and source models are trained with one: say"
                    + " source-training: {"
                    + key
                    + ": ...}");
          }
        });
  }

  private Yaml strategies(Yaml given) {
    if (given instanceof Yaml.Items items) {
      List<Yaml> all = new ArrayList<>();
      items.items().forEach(one -> all.add(strategies(one)));
      return new Yaml.Items(all, given.place());
    }
    if (given.isSweep()) {
      return given;
    }
    Yaml.Fields choice =
        given instanceof Yaml.Fields fields
            ? fields
            : Named.of(given)
                .map(
                    named ->
                        new Yaml.Fields(
                            Map.of(
                                named.name(),
                                named.given().orElse(new Yaml.Text("", true, given.place()))),
                            given.place()))
                .orElse(new Yaml.Fields(Map.of(), given.place()));
    Yaml.Fields changed = choice;
    for (String name : choice.fields().keySet()) {
      Optional<Entry> entry = registry.find(Strategy.class, name).filter(SharedSweeps::trains);
      if (entry.isPresent()) {
        Yaml.Fields one =
            new Yaml.Fields(Map.of(name, choice.get(name).orElseThrow()), given.place());
        changed =
            Named.of(one)
                .flatMap(named -> named.arguments(entry.get(), new Problems()))
                .map(arguments -> arguments.with(TRAINING, own(arguments)))
                .<Yaml.Fields>map(arguments -> choice.with(name, arguments))
                .orElse(choice);
      }
    }
    return changed.equals(choice) ? given : changed;
  }

  private static boolean trains(Entry entry) {
    return entry.parameters().stream()
        .anyMatch(
            card ->
                card.name().equals(TRAINING)
                    && card.type() instanceof ValueType.Maybe maybe
                    && maybe.of() instanceof ValueType.Group group
                    && group.type() == Training.class);
  }

  /** A strategy's own training with what it leaves out. */
  private Yaml own(Yaml.Fields arguments) {
    Yaml given =
        arguments.get(TRAINING).orElse(new Yaml.Fields(Map.of(), arguments.place().key(TRAINING)));
    if (!(given instanceof Yaml.Fields own) || own.isSweep()) {
      return given;
    }
    Yaml.Fields full = own;
    for (Map.Entry<String, Yaml> one : swept.entrySet()) {
      full = full.get(one.getKey()).isPresent() ? full : full.with(one.getKey(), one.getValue());
    }
    return full;
  }
}
