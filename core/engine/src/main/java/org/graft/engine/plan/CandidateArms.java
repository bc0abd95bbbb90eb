package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plugin.Choice;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.HeldOut;
import org.graft.engine.spec.Pruning;
import org.graft.engine.spec.Selection;
import org.graft.spi.Choose;
import org.graft.spi.Strategy;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** Asks the candidates of a choice what they do. */
record CandidateArms(ExperimentSpec spec, Arms arms) {

  /**
   * A strategy that chooses, or one with nothing to choose that is to be trained on the same rows
   * as those that do. Candidates that cannot be applied are left out, with a note.
   *
   * @throws IllegalArgumentException if nothing is left, or the rule does not fit the data
   */
  Arm of(Setting setting, Choice<Strategy> strategy) {
    Selection asked = spec.selection().orElseThrow();
    List<Integer> domains = setting.target().dataset().domains();
    Selection rule = asked.on(asked.on().among(domains.size()));
    check(rule, setting.task());
    List<Strategy> all =
        strategy.value() instanceof Choose choose ? choose.of() : List.of(strategy.value());
    List<Map<String, String>> settings = Differences.of(all);
    List<Choosing.Candidate> candidates = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Point point : points(setting, all.size(), rule)) {
      Choice<Strategy> own =
          Choice.of(all.get(point.strategy()), Optional.empty(), strategy.where());
      Map<String, String> differing = new LinkedHashMap<>();
      if (setting.each().size() > 1) {
        differing.put("backbone", point.setting().backbone().label());
      }
      differing.putAll(settings.get(point.strategy()));
      try {
        candidates.add(candidate(point.setting(), own, differing, rule));
      } catch (IllegalArgumentException e) {
        refused.add(Differences.words(differing, own.name()) + ": " + e.getMessage());
      }
    }
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          refused.size() == 1
              ? refused.get(0).substring(refused.get(0).indexOf(": ") + 2)
              : "none of its candidates fits: " + refused.get(0));
    }
    refused.forEach(
        why ->
            arms.notes()
                .add(
                    "%s with %s on %s leaves out a candidate: %s"
                        .formatted(
                            strategy.label(),
                            setting.backbone().label(),
                            setting.transfer().name(),
                            why)));
    checkSame(candidates);
    List<Pruning.Rung> rungs = rungs(rule, candidates);
    if (!rungs.isEmpty()) {
      candidates.replaceAll(candidate -> candidate.in(rungs));
    } else if (rule.prune().isPresent() && candidates.size() > 1) {
      arms.notes()
          .add(
              "prune: %s stops none of the %d candidates of %s early: there are too few of them, or of their epochs"
                  .formatted(rule.prune().get(), candidates.size(), strategy.label()));
    }
    Arm first = candidates.get(0).then();
    return new Arm(
        setting,
        strategy,
        first.recipe(),
        Optional.empty(),
        first.decision(),
        digest(strategy, rule, candidates),
        Optional.empty(),
        Optional.of(new Choosing(rule, candidates, rungs)));
  }

  /** A backbone with one of a strategy's settings, by its number. */
  private record Point(Setting setting, int strategy) {}

  /**
   * Which backbones go with which settings of a strategy: all pairs if there are no more than asked
   * for, else draws. Each of the strategy's settings is drawn once before any is again, with a
   * backbone that is the same for all strategies; a pair that was there already is drawn anew.
   */
  private List<Point> points(Setting setting, int settings, Selection rule) {
    List<Setting> backbones = setting.each();
    List<Point> all = new ArrayList<>();
    for (Setting backbone : backbones) {
      for (int i = 0; i < settings; i++) {
        all.add(new Point(backbone, i));
      }
    }
    if (backbones.size() == 1
        || rule.draw() == Selection.Draw.ALL
        || all.size() <= rule.candidates()) {
      return all;
    }
    Seed seed = new Seed(spec.seed()).derive("candidates").derive("backbone");
    Set<Integer> drawn = new LinkedHashSet<>();
    for (int draw = 0; drawn.size() < rule.candidates(); draw++) {
      Seed own = seed.derive("draw", draw);
      int backbone = own.randomness().nextInt(backbones.size());
      int point = draw < settings ? draw : own.derive("settings").randomness().nextInt(settings);
      drawn.add(backbone * settings + point);
    }
    return drawn.stream().map(all::get).toList();
  }

  /**
   * How long how many candidates are trained.
   *
   * @throws IllegalArgumentException if one has no epochs that it could be stopped after
   */
  private static List<Pruning.Rung> rungs(Selection rule, List<Choosing.Candidate> candidates) {
    if (rule.prune().isEmpty() || candidates.size() == 1) {
      return List.of();
    }
    int epochs = 0;
    for (Choosing.Candidate candidate : candidates) {
      Arm arm = candidate.fit();
      if (arm.epochs() == 0) {
        throw new IllegalArgumentException(
            "'prune: %s' stops trainings after some epochs, and %s has none; leave 'prune' out, or choose its settings in an experiment of its own"
                .formatted(
                    rule.prune().get(),
                    Differences.words(candidate.settings(), arm.strategy().name())));
      }
      epochs = Math.max(epochs, arm.epochs());
    }
    return rule.prune().get().rungs(candidates.size(), epochs);
  }

  /** Says where strategies choose among different numbers of candidates, or some among none. */
  static List<String> numbers(List<Arm> arms) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Arm arm : arms) {
      numbers.merge(
          arm.strategy().label(),
          arm.choosing().map(c -> c.candidates().size()).orElse(1),
          Math::min);
    }
    if (arms.stream().allMatch(arm -> arm.choosing().isEmpty())
        || numbers.values().stream().distinct().count() == 1) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    numbers.forEach((label, n) -> words.add(label + " " + (n == 1 ? "1, nothing to choose" : n)));
    return List.of(
        "Strategies choose among different numbers of candidates ("
            + String.join("; ", words)
            + "): more to choose from is an advantage of its own.");
  }

  private static void check(Selection rule, TaskCard task) {
    if (rule.on().way() == HeldOut.Way.VALIDATION && task.validation() == 0) {
      throw new IllegalArgumentException(
          "it chooses on a validation split, and the target has none; split one off with"
              + " 'validation: 0.2' beside the data set's name, or choose on parts of the training"
              + " split with 'selection: {on: {folds: 5}}'");
    }
  }

  private Choosing.Candidate candidate(
      Setting setting, Choice<Strategy> own, Map<String, String> settings, Selection rule) {
    TaskCard task = setting.task();
    int parts = rule.on().parts();
    boolean inside = rule.on().way() != HeldOut.Way.VALIDATION;
    int fewer =
        switch (rule.on().way()) {
          case FOLDS -> task.train() - task.train() / parts;
          case DOMAINS -> task.train() - Collections.max(setting.target().dataset().domains());
          case VALIDATION, RESAMPLES -> task.train();
        };
    refusal(own, setting, task)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    Arm fit = arms.arm(setting, own, rows(task, fewer, task.validation()));
    TaskCard whole = rows(task, task.train() + task.validation(), 0);
    boolean asked = rule.then() == Selection.Then.REFIT;
    Optional<String> needs = asked ? refusal(own, setting, whole) : Optional.empty();
    boolean refit = asked && needs.isEmpty();
    needs.ifPresent(
        why ->
            note("%s is not trained once more on validation rows: %s".formatted(own.label(), why)));
    Arm then = refit ? arms.arm(setting, own, whole) : fit;
    if ((refit || inside)
        && fit.recipe().flatMap(r -> Copies.of(r, new Seed(spec.seed()))).isPresent()) {
      throw new IllegalArgumentException(
          "augmented copies are made of the training split as it is; leave 'copies' out, or choose"
              + " with 'selection: {on: validation, then: keep}'");
    }
    return new Choosing.Candidate(settings, List.of(fit), then, refit ? Rows.REFIT : Rows.TEST);
  }

  private void note(String words) {
    if (!arms.notes().contains(words)) {
      arms.notes().add(words);
    }
  }

  private static Optional<String> refusal(Choice<Strategy> own, Setting setting, TaskCard task) {
    return Asked.refusal(own.value(), setting.card(), task);
  }

  private static TaskCard rows(TaskCard task, int train, int validation) {
    return new TaskCard(
        task.input(), task.sourceClasses(), task.target(), train, validation, task.training());
  }

  /** What is recorded of a trial must not depend on what it will choose. */
  private static void checkSame(List<Choosing.Candidate> candidates) {
    long mappings =
        candidates.stream().map(c -> c.then().recipe().flatMap(Recipe::mapping)).distinct().count();
    if (mappings > 1) {
      throw new IllegalArgumentException(
          "its candidates read the classes off their outputs in different ways; compare them as"
              + " strategies of their own");
    }
  }

  private static String digest(
      Choice<Strategy> strategy, Selection rule, List<Choosing.Candidate> candidates) {
    Digest digest =
        new Digest()
            .add("choose")
            .add(strategy.canonical())
            .add(rule.canonical())
            .add(Identities.of(rule.deciding()));
    candidates.forEach(c -> digest.add(c.fit().digest()).add(c.then().digest()));
    return digest.hex();
  }
}
