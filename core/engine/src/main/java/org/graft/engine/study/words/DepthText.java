package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Sweep;
import org.graft.stats.Refusal;
import org.graft.stats.location.TwoSampleT;
import org.graft.stats.shape.Moments;

/**
 * What curves over the number of carried layers say of co-adaptation and of transferability
 * (Yosinski et al. 2014, arXiv:1411.1792), in words.
 */
public final class DepthText {
  private static final double ALPHA = 0.05;

  private DepthText() {}

  /**
   * A line with what it is.
   *
   * @param transfer name of its transfer
   * @param own whether source and target are the same data
   * @param rest the strategy's other arguments
   * @param line its points
   */
  public record Line(String transfer, boolean own, String rest, Sweep.Line line) {}

  /** A sentence on each line from the target's own network, then on each from another. */
  public static List<String> of(Study study, String backbone, List<Line> lines) {
    List<String> sentences = new ArrayList<>();
    for (Line line : lines) {
      if (line.own()) {
        dip(study, backbone, line).ifPresent(sentences::add);
      }
    }
    for (Line line : lines) {
      for (Line same : lines) {
        if (!line.own() && same.own() && line.rest().equals(same.rest())) {
          gap(study, backbone, same, line).ifPresent(sentences::add);
        }
      }
    }
    return sentences;
  }

  /** Where carrying the target's own layers costs most, against the baseline. */
  private static Optional<String> dip(Study study, String backbone, Line line) {
    double sign = study.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
    Sweep.Point worst =
        line.line().points().stream()
            .min((a, b) -> Double.compare(sign * a.mean().orNaN(), sign * b.mean().orNaN()))
            .orElseThrow();
    Optional<String> baseline = study.design().family().baseline();
    return setting(study, line.transfer(), backbone).stream()
        .flatMap(s -> s.comparisons().stream())
        .filter(c -> baseline.filter(b -> pairs(c, worst.strategy(), b)).isPresent())
        .findFirst()
        .map(c -> dip(study, line, worst, c));
  }

  private static boolean pairs(Comparison one, String a, String b) {
    return (one.first().equals(a) && one.second().equals(b))
        || (one.first().equals(b) && one.second().equals(a));
  }

  private static String dip(Study study, Line line, Sweep.Point worst, Comparison comparison) {
    boolean first = comparison.first().equals(worst.strategy());
    String baseline = first ? comparison.second() : comparison.first();
    Estimate found = comparison.location().difference();
    Estimate difference = first ? found : negated(found);
    boolean higher = study.direction() == Direction.HIGHER_IS_BETTER;
    boolean shown =
        difference.interval().filter(i -> higher ? i.high() < 0 : i.low() > 0).isPresent();
    return "Of the target's own layers%s the %s worst: %s less %s is %s %s, %s."
        .formatted(
            line.line().title().isEmpty() ? "" : " (" + line.line().title() + ")",
            first(worst.value()) + (worst.value() == 1 ? " does" : " do"),
            worst.strategy(),
            baseline,
            Numbers.of(difference),
            study.metric(),
            shown
                ? "the dip of layers that had adapted to those above them"
                : "so that no dip of co-adapted layers was shown");
  }

  private static Estimate negated(Estimate one) {
    return new Estimate(
        one.value().isPresent()
            ? OptionalDouble.of(-one.value().getAsDouble())
            : OptionalDouble.empty(),
        one.interval().map(i -> new Interval(-i.high(), -i.low(), i.confidence(), i.method())),
        one.refusal());
  }

  /**
   * Results with own layers and with another source's.
   *
   * @param depth how many are carried
   * @param own one for each repeat that tests count
   * @param other likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of numbers, never compared
  private record Gap(double depth, double[] own, double[] other) {
    double difference() {
      return Moments.of(own).mean() - Moments.of(other).mean();
    }
  }

  /** How much less another source's layers are worth, at the depth where it is most. */
  private static Optional<String> gap(Study study, String backbone, Line own, Line other) {
    double sign = study.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
    List<Gap> gaps = new ArrayList<>();
    for (Sweep.Point a : own.line().points()) {
      for (Sweep.Point b : other.line().points()) {
        double[] x = values(study, own.transfer(), backbone, a.strategy());
        double[] y = values(study, other.transfer(), backbone, b.strategy());
        if (a.value() == b.value() && x.length > 1 && y.length > 1) {
          gaps.add(new Gap(a.value(), x, y));
        }
      }
    }
    return gaps.stream()
        .max(Comparator.comparingDouble(g -> sign * g.difference()))
        .map(
            widest ->
                "The transferability gap is widest with the %s carried: %s less %s is %s."
                    .formatted(
                        first(widest.depth()),
                        own.line().title(),
                        other.line().title(),
                        words(study, widest, gaps.size())));
  }

  /** The difference with the interval that holds for the widest of so many (Bonferroni). */
  private static String words(Study study, Gap gap, int depths) {
    String difference = Numbers.significant(gap.difference(), 3);
    double[] limits;
    try {
      limits = TwoSampleT.welch(gap.own(), gap.other()).interval(1 - ALPHA / depths);
    } catch (Refusal e) {
      return "%s %s, without an interval: %s".formatted(difference, study.metric(), e.getMessage());
    }
    boolean shown = study.direction() == Direction.HIGHER_IS_BETTER ? limits[0] > 0 : limits[1] < 0;
    return "%s [%s, %s] %s (Welch, 95 %%%s)%s"
        .formatted(
            difference,
            Numbers.significant(limits[0], 3),
            Numbers.significant(limits[1], 3),
            study.metric(),
            depths == 1 ? "" : " by Bonferroni for the widest of " + depths,
            shown ? "" : "; no gap was shown");
  }

  /** Scores by trial or, where they come from several source models, the mean for each of these. */
  private static double[] values(Study study, String transfer, String backbone, String strategy) {
    Map<Integer, List<Score>> bySource =
        setting(study, transfer, backbone).stream()
            .flatMap(s -> s.strategies().stream())
            .filter(s -> s.strategy().equals(strategy))
            .limit(1)
            .flatMap(s -> s.scores().stream())
            .filter(Score::present)
            .collect(
                Collectors.groupingBy(Score::sourceReplicate, TreeMap::new, Collectors.toList()));
    return bySource.size() == 1
        ? bySource.values().iterator().next().stream().mapToDouble(Score::value).toArray()
        : bySource.values().stream()
            .mapToDouble(own -> own.stream().mapToDouble(Score::value).average().orElseThrow())
            .toArray();
  }

  private static Optional<SettingResult> setting(Study study, String transfer, String backbone) {
    return study.analysis().settings().stream()
        .filter(s -> s.transfer().equals(transfer) && s.backbone().equals(backbone))
        .findFirst();
  }

  private static String first(double blocks) {
    return blocks == 1 ? "first block" : "first " + Numbers.significant(blocks, 3) + " blocks";
  }
}
