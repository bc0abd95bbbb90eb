package org.graft.engine.study.analysis;

import org.graft.engine.study.scores.Setting;

/** Compares two strategies in one setting. */
interface Comparer {
  /** What the scores of {@code first} and {@code second} say. */
  Evidence compare(Setting setting, Setting.Arm first, Setting.Arm second);

  /** The declared test in full, for the design box. */
  String test();

  /** How the method gets its probabilities, in words. */
  static String posterior(String test, double rope) {
    return rope > 0 ? test + ", rope " + rope : test + ", no rope";
  }
}
