package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;

/** Reads {@code source} and {@code target}, or {@code transfers}: every source to every target. */
final class Transfers {
  private final Choices choices;
  private final Problems problems;

  Transfers(Choices choices, Problems problems) {
    this.choices = choices;
    this.problems = problems;
  }

  List<TransferSpec> read(Yaml.Fields root) {
    Yaml list = root.fields().get("transfers");
    if (list == null) {
      return transfer(root);
    }
    List<Yaml> entries = list instanceof Yaml.Items items ? items.items() : List.of(list);
    List<TransferSpec> all = new ArrayList<>();
    List<String> known =
        ParameterCard.of(ExperimentForm.TransferForm.class).stream()
            .map(ParameterCard::name)
            .toList();
    if (entries.isEmpty()) {
      problems.add(list.place(), "an empty list leaves nothing to run");
    }
    for (Yaml entry : entries) {
      if (!(entry instanceof Yaml.Fields fields)) {
        problems.add(entry.place(), "expected {source: ..., target: ...}, found " + entry.words());
        continue;
      }
      fields
          .fields()
          .forEach(
              (key, value) -> {
                if (!known.contains(key)) {
                  problems.add(value.place(), NearMiss.message("key", key, known));
                }
              });
      all.addAll(transfer(fields));
    }
    return all;
  }

  private List<TransferSpec> transfer(Yaml.Fields fields) {
    Yaml target = fields.fields().get("target");
    if (target == null) {
      problems.add(fields.place(), "'target' is missing: the data set to transfer to");
    }
    List<Optional<DataSpec>> sources = new ArrayList<>();
    Yaml source = fields.fields().get("source");
    if (source instanceof Yaml.Text text && text.isNull()) {
      source = null;
    }
    if (source == null) {
      sources.add(Optional.empty());
    } else {
      data(source).forEach(one -> sources.add(Optional.of(one)));
    }
    List<DataSpec> targets = target == null ? List.of() : data(target);
    Optional<String> name = name(fields);
    List<TransferSpec> all = new ArrayList<>();
    for (Optional<DataSpec> from : sources) {
      for (DataSpec to : targets) {
        List<String> varying = new ArrayList<>();
        from.filter(s -> name.isEmpty() || sources.size() > 1)
            .ifPresent(s -> varying.add(s.label()));
        if (name.isEmpty() || targets.size() > 1) {
          varying.add(to.label());
        }
        String words = String.join(" -> ", varying);
        String label = name.map(n -> varying.isEmpty() ? n : n + "(" + words + ")").orElse(words);
        all.add(new TransferSpec(label, from, to));
      }
    }
    return all;
  }

  private Optional<String> name(Yaml.Fields fields) {
    Yaml name = fields.fields().get("name");
    if (name == null) {
      return Optional.empty();
    }
    if (name instanceof Yaml.Text text && !text.isNull() && !text.text().isBlank()) {
      return Optional.of(text.text());
    }
    problems.add(name.place(), "expected a name, found " + name.words());
    return Optional.empty();
  }

  private List<DataSpec> data(Yaml node) {
    return choices.read(node, Labelled.OfData.class).stream()
        .map(
            chosen ->
                new DataSpec(
                    Experiment.choice(chosen, chosen.value().choice()),
                    chosen.value().view(),
                    chosen.label()))
        .toList();
  }
}
