package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.bind.Label;
import org.graft.engine.spec.bind.Labels;
import org.graft.engine.spec.bind.Sweeps;
import org.graft.engine.spec.yaml.Yaml;

/** Reads lists of choices: sweeps expanded, each alternative bound and labelled. */
final class Choices {
  private final Binder binder;
  private final Sweeps sweeps;
  private final Label label;

  Choices(Registry registry, Binder binder, Problems problems) {
    this.binder = binder;
    this.sweeps = new Sweeps(registry, problems);
    this.label = new Label(registry);
  }

  /**
   * The choices that {@code node} lists; a single one is a list of one.
   *
   * @param <F> how one is written
   */
  <F extends Labelled> List<Chosen<F>> read(Yaml node, Class<F> form) {
    List<Chosen<F>> all = new ArrayList<>();
    List<Yaml> entries = node instanceof Yaml.Items items ? items.items() : List.of(node);
    entries.forEach(entry -> all.addAll(entry(entry, form)));
    return unique(all);
  }

  private <F extends Labelled> List<Chosen<F>> entry(Yaml entry, Class<F> form) {
    ValueType type = ValueType.of(form);
    List<F> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Map<String, String>> arguments = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (Yaml alternative : sweeps.expand(entry, type)) {
      F value = form.cast(binder.bind(alternative, type));
      if (value != null) {
        values.add(value);
        names.add(Canonical.name(value.choice()));
        arguments.add(label.arguments(alternative, type));
        places.add(alternative.place());
      }
    }
    Optional<String> as = values.stream().findFirst().flatMap(Labelled::as);
    List<String> labels = Labels.of(names, arguments, as);
    List<Chosen<F>> chosen = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String full = Label.of(names.get(i), arguments.get(i));
      chosen.add(new Chosen<>(values.get(i), names.get(i), labels.get(i), full, places.get(i)));
    }
    return chosen;
  }

  /** Gives those with the same label their full arguments, and numbers where that is not enough. */
  private static <F> List<Chosen<F>> unique(List<Chosen<F>> all) {
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(one -> counts.merge(one.label(), 1, Integer::sum));
    Map<String, Integer> met = new HashMap<>();
    List<Chosen<F>> unique = new ArrayList<>();
    for (Chosen<F> one : all) {
      String words = counts.getOrDefault(one.label(), 0) > 1 ? one.full() : one.label();
      int times = met.merge(words, 1, Integer::sum);
      unique.add(one.labelled(times > 1 ? words + " #" + times : words));
    }
    return unique;
  }

  /**
   * A choice read.
   *
   * @param name in the catalogue
   * @param label unique in its list
   * @param full label with every argument given
   */
  record Chosen<F>(F value, String name, String label, String full, Place place) {
    Chosen<F> labelled(String other) {
      return new Chosen<>(value, name, other, full, place);
    }
  }
}
