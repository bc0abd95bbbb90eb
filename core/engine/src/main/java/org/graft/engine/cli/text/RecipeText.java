package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/** What a recipe trains, in words, where the names of layers alone do not say it. */
final class RecipeText {
  private RecipeText() {}

  /** A sentence for each phase that there is something to say of. */
  static List<String> of(Recipe recipe) {
    List<String> sentences = new ArrayList<>();
    int number = 0;
    for (Phase phase : recipe.phases()) {
      number++;
      String words = words(recipe.network(), phase);
      if (!words.isEmpty()) {
        sentences.add((recipe.phases().size() > 1 ? "phase " + number + ": " : "") + words);
      }
    }
    return sentences;
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
              phase.trained().stream().anyMatch(n -> holds(network, n)) ? ", and whole layers" : ""));
    }
    return String.join("; ", parts);
  }

  private static boolean holds(Network network, String node) {
    return !network.parameters(node).isEmpty();
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
