package org.graft.engine.cli.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.advise.Advice;
import org.graft.engine.advise.Similarity;
import org.jspecify.annotations.Nullable;

/** Advice in words and as JSON. */
public final class AdviceText {
  private static final String MEASURE =
      "share of a linear probe's errors on the untrained network's features that the source model's"
          + " features put right";

  private AdviceText() {}

  /** Advice with its evidence, in words. */
  public static String words(Advice advice) {
    Similarity similarity = advice.similarity();
    boolean small = advice.perClass() < advice.small();
    String text =
        """
        size        %,d training examples, %,d classes: %.0f a class, %s (%s %,d)
        similarity  %.3f, 95 %% interval %.3f to %.3f: %s (%s %s)%s
                    the %s;
                    it is right on %.1f %% and %.1f %% of %,d training examples (5-fold cross-validated ridge,
                    percentile bootstrap; linear probes: arXiv:1610.01644)
        scenario    %s; the rule: %s
        advice      %s: %s

        The thresholds are conventions and the rule is a rule of thumb; this experiment puts it to the test:

        """
            .formatted(
                advice.train(),
                advice.classes(),
                advice.perClass(),
                small ? "small" : "large",
                small ? "below" : "not below",
                advice.small(),
                similarity.value(),
                similarity.low(),
                similarity.high(),
                similarity.similar() ? "similar" : "different",
                similarity.similar() ? "not below" : "below",
                Similarity.SIMILAR_FROM,
                similarity.certain() ? "" : ", but not certainly",
                MEASURE,
                100 * similarity.untrained(),
                100 * similarity.pretrained(),
                similarity.examples(),
                advice.scenario().words(),
                advice.scenario().rule(),
                advice.strategy(),
                depth(advice));
    return text + advice.experiment();
  }

  /** The same as JSON. */
  public static String json(Advice advice) {
    Similarity similarity = advice.similarity();
    Map<String, @Nullable Object> size = new LinkedHashMap<>();
    size.put("train", advice.train());
    size.put("classes", advice.classes());
    size.put("per_class", advice.perClass());
    size.put("small_below", advice.small());
    size.put("class", advice.perClass() < advice.small() ? "small" : "large");
    Map<String, @Nullable Object> domain = new LinkedHashMap<>();
    domain.put("measure", MEASURE);
    domain.put("source", "arXiv:1610.01644");
    domain.put("value", similarity.value());
    domain.put("interval", List.of(similarity.low(), similarity.high()));
    domain.put("confidence", 0.95);
    domain.put("untrained", similarity.untrained());
    domain.put("pretrained", similarity.pretrained());
    domain.put("examples", similarity.examples());
    domain.put("similar_from", Similarity.SIMILAR_FROM);
    domain.put("class", similarity.similar() ? "similar" : "different");
    domain.put("certain", similarity.certain());
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("target", advice.target());
    all.put("size", size);
    all.put("similarity", domain);
    all.put("scenario", advice.scenario().words());
    all.put("rule", advice.scenario().rule());
    all.put("strategy", advice.strategy());
    all.put("frozen", advice.frozen());
    all.put("blocks", advice.blocks());
    all.put("experiment", advice.experiment());
    return Json.text(all) + "\n";
  }

  private static String depth(Advice advice) {
    int frozen = advice.frozen();
    int all = advice.blocks().size();
    return frozen == 0
        ? "none of " + all + " blocks frozen"
        : String.format(
            Locale.ROOT,
            "%d of %d blocks frozen, up to %s",
            frozen,
            all,
            advice.blocks().get(frozen - 1));
  }
}
