package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.bind.Candidates;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Training;

/** From the merged tree of an experiment's files to the experiment. */
final class Experiment {
  private final Registry registry;
  private final Problems problems;
  private final Yaml.Fields root;

  Experiment(Registry registry, Problems problems, Yaml.Fields root) {
    this.registry = registry;
    this.problems = problems;
    this.root = root;
  }

  /**
   * The experiment.
   *
   * @throws SpecException with all that is wrong
   */
  ExperimentSpec read(String fileStem) {
    checkKeys();
    Yaml.Fields full = new Expansion(registry, candidates(), problems).of(root, fileStem);
    Yaml.Fields training =
        full.fields().get("training") instanceof Yaml.Fields given
            ? given
            : new Yaml.Fields(Map.of(), root.place());
    Binder binder = new Binder(registry, problems).inheriting(Training.class, training);
    ExperimentSpec spec = binder.record(full, ExperimentSpec.class);
    new Rules(problems, root).check(spec);
    problems.throwIfAny();
    return spec;
  }

  /** What strategies choose from; mistakes in what says it are found when all is bound. */
  private Candidates candidates() {
    Binder binder = new Binder(registry, new Problems());
    Yaml nothing = new Yaml.Fields(Map.of(), root.place());
    Object given =
        binder.bind(root.get("selection").orElse(nothing), new ValueType.Group(Selection.class));
    Object seed = binder.bind(root.get("seed").orElse(nothing), new ValueType.Whole(true));
    Seed origin = new Seed(seed instanceof Long number ? number : 1);
    return given instanceof Selection s
        ? new Candidates(problems, s.candidates(), s.draw() == Selection.Draw.ALL, origin)
        : new Candidates(problems, 1, false, origin);
  }

  private void checkKeys() {
    List<String> known = FileForm.keys().stream().map(ParameterCard::name).toList();
    List<String> shown = new ArrayList<>(known);
    shown.addAll(FileForm.SINGULAR.keySet().stream().sorted().toList());
    root.fields()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(value.place(), NearMiss.message("key", key, shown));
              }
            });
  }
}
