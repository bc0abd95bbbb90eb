package org.graft.spi.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of a network's outputs stand for each target class, where a network is used as it is on
 * classes in another order than its own, or on broader ones: a prediction counts as {@code dog}
 * when the most probable output is any breed.
 *
 * @param outputs for each target class in order the outputs, from 0, that stand for it; outputs
 *     that stand for none are predictions too, all of them wrong
 */
public record ClassMapping(List<List<Integer>> outputs) {
  /** Copies the lists; each class needs an output, and an output stands for one class. */
  public ClassMapping {
    outputs = outputs.stream().map(List::copyOf).toList();
    Set<Integer> seen = new HashSet<>();
    for (List<Integer> own : outputs) {
      if (own.isEmpty()) {
        throw new IllegalArgumentException("every class needs an output that stands for it");
      }
      for (int output : own) {
        if (output < 0 || !seen.add(output)) {
          throw new IllegalArgumentException(
              "output " + output + (output < 0 ? " does not exist" : " stands for two classes"));
        }
      }
    }
  }

  /** Number of target classes. */
  public int classes() {
    return outputs.size();
  }

  /** The highest output that stands for a class. */
  public int highest() {
    return outputs.stream().flatMap(List::stream).mapToInt(o -> o).max().orElse(-1);
  }

  /**
   * One example's probabilities in an order in which the target's classes come first: for each
   * class that of its most probable output, then those of all other outputs. Other outputs of the
   * example's own class count 0, so that its rank is that of its best output.
   *
   * @param probabilities [outputs]
   * @param label the example's class
   * @return [outputs]
   */
  public float[] arrange(float[] probabilities, int label) {
    float[] arranged = new float[probabilities.length];
    boolean[] placed = new boolean[probabilities.length];
    for (int c = 0; c < classes(); c++) {
      int best = outputs.get(c).get(0);
      for (int output : outputs.get(c)) {
        best = probabilities[output] > probabilities[best] ? output : best;
      }
      arranged[c] = probabilities[best];
      placed[best] = true;
    }
    for (int output : outputs.get(label)) {
      placed[output] = true;
    }
    int next = classes();
    for (int output = 0; output < probabilities.length; output++) {
      if (!placed[output]) {
        arranged[next++] = probabilities[output];
      }
    }
    return arranged;
  }
}
