package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graft.engine.spec.ExperimentSpec;

/** What an experiment's design cannot answer, said before it runs. */
final class Design {
  private Design() {}

  static List<String> warnings(ExperimentSpec spec, List<Setting> settings) {
    List<String> warnings = new ArrayList<>();
    int sources = spec.repeats().source();
    int pairs = sources * spec.repeats().training();
    double smallest = Math.pow(2, 1 - Math.min(pairs, 1000));
    boolean signs = spec.repeats().splits().isEmpty() && spec.strategies().size() > 1;
    if (signs && smallest > spec.alpha()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d paired repeat%s cannot reach alpha = %s: the smallest two-sided p of an exact"
                  + " sign-flip test is %.3g. Use %d or more.",
              pairs,
              pairs == 1 ? "" : "s",
              spec.alpha(),
              Math.min(1, smallest),
              (int) Math.ceil(1 - Math.log(spec.alpha()) / Math.log(2))));
    }
    if (sources == 1) {
      boolean pretrained = settings.stream().allMatch(s -> s.sourceDecision().isEmpty());
      warnings.add(
          "One source model: whatever comes out is about that one source model, not about transfer"
              + " in general. "
              + (pretrained
                  ? "It is pretrained: others take other backbones."
                  : "Set repeats.source to draw more."));
    }
    spec.repeats()
        .splits()
        .ifPresent(
            splits ->
                warnings.add(
                    "Training sets of "
                        + splits
                        + " overlap: strategies are compared by the mean of each division, with the"
                        + " corrected resampled t test (Nadeau and Bengio)."));
    return warnings;
  }
}
