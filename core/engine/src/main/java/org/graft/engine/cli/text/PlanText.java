package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.engine.experiment.planning.DataNotes;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Design;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.ScoredFeatures;
import org.graft.engine.plan.Setting;
import org.graft.engine.plan.TrainerDecision;
import org.graft.engine.plugin.Choice;
import org.graft.engine.study.Columns;
import org.graft.engine.study.TargetText;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Target;
import org.graft.spi.network.Block;
import org.graft.spi.training.Recipe;

/** A plan in words. */
public final class PlanText {
  private static final int SHOWN = 12;

  private PlanText() {}

  /** The whole plan: transfers, strategies, design, steps, notes. */
  public static String render(Plan plan, StepsText steps) {
    StringBuilder text = new StringBuilder();
    text.append(CountsText.render(plan));
    plan.spec()
        .protocol()
        .ifPresent(protocol -> text.append("  protocol ").append(protocol.label()).append('\n'));
    plan.spec().fixed().forEach(s -> text.append("    ").append(s).append('\n'));
    Set<String> said = new HashSet<>();
    settings(plan).forEach(setting -> setting(text, setting, plan, said));
    List<String> design = Design.facts(plan);
    if (!design.isEmpty()) {
      text.append("\ndesign\n");
      design.forEach(fact -> text.append("  ").append(fact).append('\n'));
    }
    text.append('\n').append(steps.render());
    scores(text, plan);
    DataNotes.of(plan).shown().forEach(n -> text.append("\nnote: ").append(n).append('\n'));
    plan.warnings().forEach(warning -> text.append("\nnote: ").append(warning).append('\n'));
    return text.toString();
  }

  private static void scores(StringBuilder text, Plan plan) {
    if (!plan.spec().scores().isEmpty()) {
      text.append("\ntransferability scores, after the trials: ")
          .append(
              plan.spec().scores().stream().map(Choice::label).collect(Collectors.joining(", ")))
          .append("; of features at ")
          .append(
              plan.scored().stream()
                  .map(ScoredFeatures::tap)
                  .distinct()
                  .collect(Collectors.joining("; ")))
          .append('\n');
    }
  }

  /** Each transfer with each backbone, in the first division of the target's rows. */
  private static List<Setting> settings(Plan plan) {
    return plan.settings().stream()
        .filter(s -> s.fold().map(d -> d.index() == 0).orElse(true))
        .toList();
  }

  /**
   * @param said what was said of earlier ones, which is not said again
   */
  private static void setting(StringBuilder text, Setting setting, Plan plan, Set<String> said) {
    text.append('\n').append(setting.transfer().name()).append('\n');
    setting.source().ifPresent(s -> data(text, "source", s.dataset(), s.digest()));
    data(text, "target", setting.target().dataset(), setting.target().digest());
    setting.each().forEach(each -> backbone(text, setting, each));
    setting.card().credits().notes().stream()
        .filter(note -> said.add(setting.backbone().label() + note))
        .forEach(note -> text.append("            note: ").append(note).append('\n'));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("strategy", "trained", "of", "from source", "frozen prefix", "trainer"));
    List<Arm> arms = plan.arms().stream().filter(arm -> arm.setting().equals(setting)).toList();
    arms.forEach(arm -> rows.add(row(arm)));
    text.append('\n').append(Columns.render(rows));
    arms.forEach(arm -> recipe(text, arm));
    StringBuilder trainers = new StringBuilder();
    trainers(trainers, setting, arms);
    text.append(
        said.add(trainers.toString()) ? trainers : "\n  trained by the same as one above\n");
    text.append(ChoiceText.render(arms));
  }

  /** One of the backbones of a setting, if it is chosen among several with the choice's name. */
  private static void backbone(StringBuilder text, Setting setting, Setting each) {
    text.append("  backbone  ")
        .append(setting.equals(each) ? "" : setting.backbone().label() + ", one of: ")
        .append(each.backbone().label())
        .append(
            String.format(Locale.ROOT, ": %,d parameters; blocks: ", each.card().network().size()))
        .append(
            each.card().body().blocks().stream().map(Block::name).collect(Collectors.joining(", ")))
        .append('\n');
  }

  private static void data(StringBuilder text, String role, Dataset data, String digest) {
    text.append("  ")
        .append(role)
        .append("    ")
        .append(data.inputShape())
        .append(", ")
        .append(target(data.target()))
        .append("; train ")
        .append(data.train().size())
        .append(data.validation().map(v -> ", validation " + v.size()).orElse(""))
        .append(", test ")
        .append(data.test().size())
        .append("; sha256 ")
        .append(digest, 0, 12)
        .append('\n');
  }

  /** What is to be predicted, how draws of rows keep its shares, and how numbers are scaled. */
  private static String target(Target target) {
    if (!(target instanceof Target.Numbers numbers)) {
      boolean labels = target instanceof Target.Labels;
      return Count.of(target.names().size(), labels ? "label" : "class")
          + " ("
          + TargetText.names(target)
          + ")"
          + (labels ? ", draws of rows stratified by labels, iteratively" : "");
    }
    return Count.of(target.names().size(), "number")
        + " ("
        + TargetText.names(target)
        + (numbers.standardised()
            ? "), standardised by training rows while networks train: "
                + IntStream.range(0, Math.min(SHOWN, target.names().size()))
                    .mapToObj(
                        k ->
                            String.format(
                                Locale.ROOT,
                                "(%s %s %.6g) / %.6g",
                                target.names().get(k),
                                numbers.centers().get(k) < 0 ? "+" : "-",
                                Math.abs(numbers.centers().get(k)),
                                numbers.scales().get(k)))
                    .collect(Collectors.joining(", "))
            : "), as they are")
        + ", draws of rows stratified by tenths of '"
        + target.names().get(0)
        + "'";
  }

  private static List<String> row(Arm arm) {
    String carried =
        arm.recipe()
            .map(Recipe::carried)
            .map(
                names ->
                    String.format(
                        Locale.ROOT, "%,d", arm.recipe().orElseThrow().network().trainable(names)))
            .orElse("all");
    return List.of(
        arm.strategy().label(),
        arm.recipe().isPresent() ? String.format(Locale.ROOT, "%,d", arm.trained()) : "by program",
        String.format(Locale.ROOT, "%,d", arm.size()),
        carried,
        arm.tap().map(tap -> "up to " + tap).orElse("-"),
        arm.trainer().label());
  }

  private static void recipe(StringBuilder text, Arm arm) {
    for (String sentence : arm.recipe().map(RecipeText::of).orElse(List.of())) {
      text.append("    ").append(arm.strategy().label()).append(": ").append(sentence).append('\n');
    }
  }

  private static void trainers(StringBuilder text, Setting setting, List<Arm> arms) {
    text.append("\n  trained by\n");
    setting.sourceDecision().ifPresent(d -> decision(text, "the source model", d, 1));
    Map<TrainerDecision, List<Arm>> users = new LinkedHashMap<>();
    arms.forEach(arm -> users.computeIfAbsent(arm.decision(), d -> new ArrayList<>()).add(arm));
    users.forEach(
        (decision, all) ->
            decision(
                text,
                all.stream().map(arm -> arm.strategy().label()).collect(Collectors.joining(", ")),
                decision,
                all.stream().mapToInt(Arm::atOnce).max().orElse(1)));
  }

  private static void decision(
      StringBuilder text, String what, TrainerDecision decision, int atOnce) {
    text.append("    ")
        .append(what)
        .append(": ")
        .append(decision.trainer().label())
        .append(" (")
        .append(decision.why())
        .append(atOnce > 1 ? "), up to " + atOnce + " at once\n" : ")\n");
  }

  /** Every trial in a line. */
  public static String trials(Plan plan) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("trial", "transfer", "backbone", "strategy", "source", "training", "block"));
    for (PlannedTrial trial : plan.trials()) {
      rows.add(
          List.of(
              trial.card().id(),
              trial.card().transfer(),
              trial.card().backbone(),
              trial.card().strategy(),
              String.valueOf(trial.card().sourceReplicate()),
              String.valueOf(trial.card().trainingReplicate()),
              trial.card().block()));
    }
    return "\n" + Columns.render(rows);
  }
}
