package org.graft.engine.study.analysis;

import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.Numbers;

/** What conclusions speak about. */
final class Scope {
  private Scope() {}

  static String sentence(Scores scores, boolean across) {
    int sources = scores.settings().stream().mapToInt(Setting::sources).max().orElse(0);
    if (across) {
      return "Conclusions are about data sets like these; repeats are averaged within each.";
    }
    if (scores.rules().layout() instanceof Layout.Resamples) {
      return "Conclusions are about this one data set; its resamples overlap.";
    }
    if (sources > 1) {
      return "Conclusions are about source models drawn like these "
          + sources
          + "; trainings are averaged within each source model.";
    }
    if (sources == 1) {
      return "Conclusions are about this one source model, not about transfer in general:"
          + " another draw of it may change them more than any number of trainings.";
    }
    return scores.settings().size() == 1
        ? "Conclusions are about repeats like these, on this data set."
        : "Conclusions are about repeats like these, on each of "
            + Numbers.count(scores.settings().size(), "data set")
            + " for itself.";
  }
}
