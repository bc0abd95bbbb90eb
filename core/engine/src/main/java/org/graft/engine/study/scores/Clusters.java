package org.graft.engine.study.scores;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What repeats belong together by: trainings of one source model, measurements of one subject.
 * Where there are several, tests count them and not their repeats.
 *
 * @param noun one of them in words: {@code source model}, {@code subject}
 * @param names of each, in order of their numbers; empty where none is known
 */
public record Clusters(String noun, List<String> names) {
  private static final String SOURCE_MODEL = "source model";

  /** Copies the list. */
  public Clusters {
    names = List.copyOf(names);
  }

  /** None is known. */
  public static Clusters none() {
    return sourceModels(0);
  }

  /** So many source models. */
  public static Clusters sourceModels(int count) {
    return new Clusters(
        SOURCE_MODEL,
        IntStream.rangeClosed(1, count).mapToObj(i -> SOURCE_MODEL + " " + i).toList());
  }

  /** How many there are. */
  public int count() {
    return names.size();
  }

  /** The name of the one with that number, from 0. */
  public String name(int number) {
    return number < names.size() ? names.get(number) : noun + " " + (number + 1);
  }

  /** Whether they, and not the repeats, are what tests count. */
  public boolean many() {
    return names.size() > 1;
  }
}
