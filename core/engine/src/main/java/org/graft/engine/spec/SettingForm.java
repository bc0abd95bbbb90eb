package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Choices;
import org.graft.engine.spec.yaml.Merge;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.Strategy;
import org.graft.spi.base.NearMiss;
import org.graft.spi.training.Training;

/**
 * Entries of {@code settings} in full: each names its transfers and backbones one by one and has
 * the strategies of the experiment as they are trained there.
 */
final class SettingForm {
  private static final String KEY = "settings";
  private static final String TRAINING = "training";
  private static final String SOURCE_TRAINING = "source-training";
  private static final String STRATEGIES = "strategies";
  private static final ValueType GROUP = new ValueType.Group(Training.class);

  private final Registry registry;
  private final Problems problems;
  private final Merge merge;

  SettingForm(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
    this.merge = new Merge(registry);
  }

  /** The same experiment, whose choices and transfers are expanded. */
  Yaml.Fields inFull(Yaml.Fields full) {
    Optional<Yaml> given = full.get(KEY);
    if (given.isEmpty()) {
      return full;
    }
    List<Yaml> entries =
        given.get() instanceof Yaml.Items items ? items.items() : List.of(given.get());
    List<String> transfers = items(full, "transfers").map(t -> text(t, "name")).distinct().toList();
    List<Yaml> backbones = items(full, "backbones").toList();
    List<Yaml.Fields> own = new ArrayList<>();
    for (Yaml entry : entries) {
      if (entry instanceof Yaml.Fields fields) {
        check(fields, transfers, backbones);
        own.add(fields);
      } else {
        problems.add(entry.place(), "expected a mapping with training, found " + entry.words());
      }
    }
    Map<List<Object>, List<String>> places = new LinkedHashMap<>();
    for (String transfer : transfers) {
      for (Yaml backbone : backbones) {
        List<Yaml.Fields> fitting =
            own.stream()
                .filter(e -> any(e, "transfer", transfer, transfer))
                .filter(e -> any(e, "backbone", Choices.label(backbone), name(backbone)))
                .toList();
        if (!fitting.isEmpty()) {
          places
              .computeIfAbsent(List.of(transfer, fitting), k -> new ArrayList<>())
              .add(Choices.label(backbone));
        }
      }
    }
    List<Yaml> all = new ArrayList<>();
    places.forEach(
        (key, labels) -> {
          @SuppressWarnings("unchecked") // as it was put there
          List<Yaml.Fields> fitting = (List<Yaml.Fields>) key.get(1);
          all.add(entry((String) key.get(0), labels, fitting, full));
        });
    return full.with(KEY, new Yaml.Items(all, given.get().place()));
  }

  private Yaml entry(
      String transfer, List<String> backbones, List<Yaml.Fields> fitting, Yaml.Fields full) {
    Yaml.Fields last = fitting.get(fitting.size() - 1);
    Yaml nothing = new Yaml.Fields(Map.of(), last.place());
    Yaml training = nothing;
    Yaml source = full.get(SOURCE_TRAINING).orElse(nothing);
    Optional<Yaml> strategies = Optional.empty();
    for (Yaml.Fields one : fitting) {
      training = merge.over(training, one.get(TRAINING).orElse(nothing), GROUP);
      source = merge.over(source, one.get(SOURCE_TRAINING).orElse(nothing), GROUP);
      strategies = one.get(STRATEGIES).or(() -> Optional.empty());
    }
    Yaml under = training;
    List<Yaml> trained =
        strategies.isPresent()
            ? items(last, STRATEGIES).toList()
            : items(full, STRATEGIES).map(strategy -> trained(strategy, under)).toList();
    Map<String, Yaml> entry = new LinkedHashMap<>();
    entry.put("transfer", texts(List.of(transfer), last));
    entry.put("backbone", texts(backbones, last));
    entry.put(SOURCE_TRAINING, source);
    entry.put(TRAINING, training);
    entry.put(STRATEGIES, new Yaml.Items(trained, last.place().key(STRATEGIES)));
    return new Yaml.Fields(entry, last.place());
  }

  /** A strategy whose own training takes what it leaves out from {@code under} first. */
  private Yaml trained(Yaml strategy, Yaml under) {
    if (!(strategy instanceof Yaml.Fields fields)) {
      return strategy;
    }
    Yaml.Fields changed = fields;
    for (Map.Entry<String, Yaml> one : fields.fields().entrySet()) {
      boolean named = registry.find(Strategy.class, one.getKey()).isPresent();
      if (named
          && one.getValue() instanceof Yaml.Fields arguments
          && arguments.fields().get(TRAINING) instanceof Yaml.Fields own) {
        changed =
            changed.with(one.getKey(), arguments.with(TRAINING, merge.over(under, own, GROUP)));
      }
    }
    return changed;
  }

  private void check(Yaml.Fields entry, List<String> transfers, List<Yaml> backbones) {
    for (Yaml one : items(entry, "transfer").toList()) {
      if (one instanceof Yaml.Text text
          && transfers.stream().noneMatch(t -> Exclusion.means(text.text(), t, t))) {
        problems.add(one.place(), NearMiss.message("transfer here", text.text(), transfers));
      }
    }
    for (Yaml one : items(entry, "backbone").toList()) {
      if (one instanceof Yaml.Text text
          && backbones.stream()
              .noneMatch(b -> Exclusion.means(text.text(), Choices.label(b), name(b)))) {
        problems.add(
            one.place(),
            NearMiss.message(
                "backbone here", text.text(), backbones.stream().map(Choices::label).toList()));
      }
    }
    List<String> known = List.of("transfer", "backbone", SOURCE_TRAINING, TRAINING, STRATEGIES);
    entry
        .fields()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    value.place(), NearMiss.message("key of a setting", key, known.subList(0, 4)));
              }
            });
    if (entry.get(TRAINING).isEmpty() && entry.get(SOURCE_TRAINING).isEmpty()) {
      problems.add(entry.place(), "changes nothing; say training or source-training");
    }
    for (String key : List.of(TRAINING, SOURCE_TRAINING)) {
      entry
          .get(key)
          .filter(value -> !(value instanceof Yaml.Fields))
          .ifPresent(
              value ->
                  problems.add(
                      value.place(),
                      "expected a mapping of training settings, found " + value.words()));
    }
  }

  private static boolean any(Yaml.Fields entry, String key, String label, String name) {
    List<Yaml> given = items(entry, key).toList();
    return given.isEmpty()
        || given.stream()
            .anyMatch(one -> one instanceof Yaml.Text t && Exclusion.means(t.text(), label, name));
  }

  private static Stream<Yaml> items(Yaml.Fields fields, String key) {
    return fields
        .get(key)
        .map(given -> given instanceof Yaml.Items items ? items.items() : List.of(given))
        .orElse(List.of())
        .stream();
  }

  private static String text(Yaml node, String key) {
    return node instanceof Yaml.Fields fields && fields.fields().get(key) instanceof Yaml.Text text
        ? text.text()
        : "";
  }

  private static String name(Yaml choice) {
    return choice instanceof Yaml.Fields fields ? fields.without("as").onlyKey().orElse("") : "";
  }

  private static Yaml texts(List<String> texts, Yaml.Fields entry) {
    List<Yaml> all = new ArrayList<>();
    texts.forEach(text -> all.add(new Yaml.Text(text, false, entry.place())));
    return new Yaml.Items(all, entry.place());
  }
}
