package org.graft.engine.methods.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The methods that a name from elsewhere, such as {@code holm}, {@code mann_whitney_u} or {@code
 * 5x2cv}, most likely means.
 *
 * <p>Each word of the name is looked for among the words of a method's name, of its summary, of its
 * outputs and of its citation, in falling order of weight; a word that few methods have counts
 * more. Words that differ by a slip of the keyboard count almost as much.
 */
final class NearestMethods {
  private static final int MOST = 3;

  private final Map<MethodCard, List<List<String>>> words = new LinkedHashMap<>();

  NearestMethods(Collection<MethodCard> methods) {
    for (MethodCard method : methods) {
      String outputs = String.join(" ", method.outputs().stream().map(OutputCard::name).toList());
      words.put(
          method,
          List.of(
              words(method.name()), words(method.doc()), words(outputs), words(method.cites())));
    }
  }

  /** At most three, the likeliest first; none where no word is known. */
  List<MethodCard> to(String name) {
    List<String> wanted = words(name);
    ToDoubleFunction<MethodCard> score =
        method -> {
          double sum = 0;
          for (String word : wanted) {
            double rarity = Math.log(words.size() / Math.max(1.0, (double) holders(word)));
            sum += (0.1 + rarity) * match(word, method);
          }
          return sum + (joined(name).equals(joined(method.name())) ? 100 : 0);
        };
    double best = words.keySet().stream().mapToDouble(score).max().orElse(0);
    return words.keySet().stream()
        .filter(method -> score.applyAsDouble(method) > Math.max(0.2, 0.6 * best))
        .sorted(Comparator.comparingDouble(score).reversed())
        .limit(MOST)
        .toList();
  }

  private long holders(String word) {
    return words.keySet().stream().filter(method -> match(word, method) > 0).count();
  }

  private double match(String word, MethodCard method) {
    double best = 0;
    double weight = 1;
    for (List<String> field : words.getOrDefault(method, List.of())) {
      for (String other : field) {
        best = Math.max(best, weight * likeness(word, other));
      }
      weight *= 0.6;
    }
    return best;
  }

  /** 1 for the same word, less for its beginning or a slip in it, else 0. */
  private static double likeness(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    int shorter = Math.min(a.length(), b.length());
    if (shorter >= 4 && (a.startsWith(b) || b.startsWith(a))) {
      return 0.9;
    }
    return shorter >= 4 && distance(a, b) <= shorter / 4 ? 0.8 : 0;
  }

  private static String joined(String name) {
    return String.join("", words(name));
  }

  private static List<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).replace("'s", "").split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty() && !word.equals("test"))
        .toList();
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j < current.length; j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
