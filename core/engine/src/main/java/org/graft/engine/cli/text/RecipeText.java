package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.plugin.Decimals;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Soup;

/** What a recipe trains, in words, where the names of layers alone do not say it. */
final class RecipeText {
  private RecipeText() {}

  /** A sentence for each phase that there is something to say of. */
  static List<String> of(Recipe recipe) {
    List<String> sentences = new ArrayList<>();
    recipe.teacher().ifPresent(teacher -> sentences.addAll(teacher(teacher)));
    recipe.given().forEach(g -> sentences.add("'%s' starts %s".formatted(g.node(), g.words())));
    Map<String, List<Integer>> phases = new LinkedHashMap<>();
    int number = 0;
    for (Phase phase : recipe.phases()) {
      number++;
      String words = words(recipe.network(), phase);
      String all = recipe.phases().size() > 1 ? lead(recipe.network(), phase, words) : words;
      if (!all.isEmpty()) {
        phases.computeIfAbsent(all, what -> new ArrayList<>()).add(number);
      }
    }
    phases.forEach(
        (words, numbers) ->
            sentences.add(
                recipe.phases().size() > 1
                    ? "%s of %d: %s"
                        .formatted(PhasesText.numbers(numbers), recipe.phases().size(), words)
                    : words));
    recipe.soup().ifPresent(soup -> sentences.add(soup(soup)));
    return sentences;
  }

  /** What trains whole in one phase of several, and for how long, before what else there is. */
  private static String lead(Network network, Phase phase, String words) {
    List<String> parts = new ArrayList<>();
    String whole = whole(network, phase);
    if (!whole.isEmpty() || words.isEmpty()) {
      parts.add(whole.isEmpty() ? "nothing trains" : whole);
    }
    if (!words.isEmpty()) {
      parts.add(words);
    }
    int epochs = phase.training().epochs();
    parts.add(epochs + (epochs == 1 ? " epoch" : " epochs"));
    return String.join("; ", parts);
  }

  /** Such as {@code dense_1, dense_3 to output train}, or {@code everything trains}. */
  private static String whole(Network network, Phase phase) {
    List<String> stretches = new ArrayList<>();
    List<String> run = new ArrayList<>();
    List<String> holding =
        network.nodes().stream().map(Node::name).filter(name -> holds(network, name)).toList();
    long trained = 0;
    for (String name : holding) {
      if (phase.trained().contains(name)) {
        run.add(name);
        trained++;
      } else if (!run.isEmpty()) {
        stretches.add(stretch(run));
        run.clear();
      }
    }
    if (trained == holding.size()) {
      return "everything trains";
    }
    if (!run.isEmpty()) {
      stretches.add(stretch(run));
    }
    return stretches.isEmpty()
        ? ""
        : String.join(", ", stretches) + (trained == 1 ? " trains" : " train");
  }

  private static List<String> teacher(Recipe teacher) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "teacher, first: %,d of %,d parameters train",
            teacher.trainable(),
            teacher.network().size()));
    of(teacher).forEach(sentence -> sentences.add("teacher, " + sentence));
    return sentences;
  }

  private static String soup(Soup soup) {
    String trainings =
        "%d trainings, at %s x the rate"
            .formatted(
                soup.rates().size(),
                String.join(", ", soup.rates().stream().map(RecipeText::number).toList()));
    return switch (soup.pick()) {
      case UNIFORM -> "uniform soup: the mean of " + trainings;
      case GREEDY ->
          "greedy soup: the mean of those of "
              + trainings
              + ", that do not lower its validation accuracy";
    };
  }

  private static String words(Network network, Phase phase) {
    List<String> parts = new ArrayList<>();
    if (!phase.parameters().isEmpty()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d parameters train: %s%s",
              phase.trainable(network),
              network.size(),
              parameters(phase),
              phase.trained().stream().anyMatch(n -> holds(network, n))
                  ? ", and whole layers"
                  : ""));
    }
    if (!phase.insertions().isEmpty()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s; what trains is %,d numbers, merged into the weights at its end",
              insertions(phase),
              phase.trainable(network)));
    }
    phase.losses().forEach(loss -> parts.add(loss.words() + " at '" + loss.tap() + "'"));
    if (phase.stochasticNormalization() > 0) {
      parts.add(
          "batch normalization by running statistics with probability "
              + number(phase.stochasticNormalization())
              + " a channel");
    }
    if (differ(network, phase)) {
      parts.add("rates x " + rates(network, phase));
    }
    if (phase.training().average() > 0) {
      parts.add(
          "ends with a moving average of its weights, decay " + number(phase.training().average()));
    }
    if (phase.blend() < 1) {
      parts.add("ends with " + number(phase.blend()) + " x trained + the rest x its start");
    }
    return String.join("; ", parts);
  }

  private static String number(double value) {
    return Decimals.shortest(Math.rint(value * 1e6) / 1e6).toPlainString();
  }

  /** Whether anything that trains does so at a rate of its own. */
  private static boolean differ(Network network, Phase phase) {
    return network.size((node, p) -> phase.trains(node, p) && phase.rate(node, p) != 1) > 0;
  }

  /** Factors of the rate in the network's order, such as {@code 0.1 from conv_1 to dense_2}. */
  private static String rates(Network network, Phase phase) {
    List<String> words = new ArrayList<>();
    List<String> run = new ArrayList<>();
    double factor = Double.NaN;
    for (Node node : network.nodes()) {
      for (Parameter p : network.parameters(node.name())) {
        if (phase.trains(node.name(), p)) {
          double own = phase.rate(node.name(), p);
          if (own != factor && !run.isEmpty()) {
            words.add(stretch(factor, run));
            run.clear();
          }
          factor = own;
          run.add(
              phase.rates().containsKey(Weights.key(node.name(), p))
                  ? Weights.key(node.name(), p)
                  : node.name());
        }
      }
    }
    if (!run.isEmpty()) {
      words.add(stretch(factor, run));
    }
    return String.join(", ", words);
  }

  private static String stretch(double factor, List<String> names) {
    return number(factor) + " " + stretch(names);
  }

  private static String stretch(List<String> names) {
    String first = names.get(0);
    String last = names.get(names.size() - 1);
    return first.equals(last) ? first : first + " to " + last;
  }

  private static boolean holds(Network network, String node) {
    return !network.parameters(node).isEmpty();
  }

  /** Such as {@code LoRA of rank 8 on 12 layers}. */
  private static String insertions(Phase phase) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    phase.insertions().values().forEach(i -> counts.merge(i.words(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((name, n) -> words.add(name + " on " + n + (n == 1 ? " layer" : " layers")));
    return String.join(", ", words);
  }

  /** Such as {@code bias of 12 layers, beta of 1 layer}. */
  private static String parameters(Phase phase) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    phase
        .parameters()
        .forEach(key -> counts.merge(key.substring(key.lastIndexOf('/') + 1), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((name, n) -> words.add(name + " of " + n + (n == 1 ? " layer" : " layers")));
    return String.join(", ", words);
  }
}
