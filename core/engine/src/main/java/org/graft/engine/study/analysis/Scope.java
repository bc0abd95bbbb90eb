package org.graft.engine.study.analysis;

import java.util.Comparator;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.Numbers;

/** What conclusions speak about. */
final class Scope {
  private Scope() {}

  /** The clusters of the setting that has most of them. */
  static Clusters clusters(Scores scores) {
    return scores.settings().stream()
        .map(Setting::clusters)
        .max(Comparator.comparingInt(Clusters::count))
        .orElse(Clusters.none());
  }

  static String sentence(Scores scores, boolean across) {
    Clusters clusters = clusters(scores);
    boolean models = clusters.noun().equals("source model");
    if (across) {
      return "Conclusions are about data sets like these; repeats are averaged within each.";
    }
    if (scores.rules().layout() instanceof Layout.Resamples) {
      return "Conclusions are about this one data set; its resamples overlap.";
    }
    if (clusters.many()) {
      return "Conclusions are about "
          + Numbers.plural(clusters.noun())
          + " drawn like these "
          + clusters.count()
          + "; "
          + (models ? "trainings" : "repeats")
          + " are averaged within each "
          + clusters.noun()
          + ".";
    }
    if (clusters.count() == 1) {
      return "Conclusions are about this one "
          + clusters.noun()
          + (models ? ", not about transfer in general" : "")
          + ": another draw of it may change them more than any number of "
          + (models ? "trainings." : "repeats.");
    }
    return scores.settings().size() == 1
        ? "Conclusions are about repeats like these, on this data set."
        : "Conclusions are about repeats like these, on each of "
            + Numbers.count(scores.settings().size(), "data set")
            + " for itself.";
  }
}
