package org.graft.stats.adjust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.graft.stats.PValue;

/**
 * Adjusts the p-values of a family for its size: an adjusted p-value is at most alpha exactly when
 * the procedure rejects its hypothesis at level alpha.
 *
 * <p>An empty family stays empty and a family of one stays as it is. Ties keep equal adjusted
 * values. A comparison that could not be computed still belongs to its family: see {@link
 * #adjust(List, int)}.
 */
public enum Adjustment {
  /** Single step, any dependence; Dunn 1961, doi:10.1080/01621459.1961.10482090. */
  BONFERRONI,
  /** Step down, any dependence; Holm 1979, Scand. J. Statist. 6:65-70. */
  HOLM,
  /** Step up, independent or positively dependent; Hochberg 1988, doi:10.1093/biomet/75.4.800. */
  HOCHBERG,
  /** Closed Simes tests, as Hochberg; Hommel 1988, doi:10.1093/biomet/75.2.383. */
  HOMMEL,
  /** False discovery rate; Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x. */
  BENJAMINI_HOCHBERG,
  /**
   * False discovery rate, any dependence; Benjamini and Yekutieli 2001, doi:10.1214/aos/1013699998.
   */
  BENJAMINI_YEKUTIELI;

  /** The adjusted p-values, in the order of {@code raw}. */
  public List<PValue> adjust(List<PValue> raw) {
    return adjust(raw, raw.size());
  }

  /**
   * The adjusted p-values within a family of {@code familySize} comparisons, of which those not in
   * {@code raw} could not be computed and count as p = 1.
   */
  public List<PValue> adjust(List<PValue> raw, int familySize) {
    double[] logs = FamilySize.pad(raw, familySize);
    Integer[] order = order(logs);
    double[] sorted = new double[logs.length];
    Arrays.setAll(sorted, i -> logs[order[i]]);
    double[] adjusted = adjustSorted(sorted);
    PValue[] result = new PValue[logs.length];
    for (int i = 0; i < order.length; i++) {
      result[order[i]] = new PValue(Math.min(0, adjusted[i]));
    }
    return new ArrayList<>(Arrays.asList(result).subList(0, raw.size()));
  }

  /** Adjusted logs of logs in ascending order. */
  private double[] adjustSorted(double[] sorted) {
    return switch (this) {
      case BONFERRONI -> bonferroni(sorted);
      case HOLM -> holm(sorted);
      case HOCHBERG -> hochberg(sorted);
      case HOMMEL -> hommel(sorted);
      case BENJAMINI_HOCHBERG -> falseDiscovery(sorted, 1);
      case BENJAMINI_YEKUTIELI -> falseDiscovery(sorted, harmonic(sorted.length));
    };
  }

  static Integer[] order(double[] logs) {
    Integer[] order = new Integer[logs.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> logs[i]));
    return order;
  }

  private static double[] bonferroni(double[] sorted) {
    return Arrays.stream(sorted).map(log -> log + Math.log(sorted.length)).toArray();
  }

  private static double[] holm(double[] sorted) {
    double[] adjusted = new double[sorted.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < sorted.length; i++) {
      largest = Math.max(largest, sorted[i] + Math.log(sorted.length - i));
      adjusted[i] = largest;
    }
    return adjusted;
  }

  private static double[] hochberg(double[] sorted) {
    double[] adjusted = new double[sorted.length];
    double smallest = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, sorted[i] + Math.log(sorted.length - i));
      adjusted[i] = smallest;
    }
    return adjusted;
  }

  private static double[] falseDiscovery(double[] sorted, double factor) {
    double[] adjusted = new double[sorted.length];
    double smallest = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      double scaled = sorted[i] + Math.log(factor * sorted.length / (i + 1));
      smallest = Math.min(smallest, scaled);
      adjusted[i] = smallest;
    }
    return adjusted;
  }

  private static double harmonic(int n) {
    double sum = 0;
    for (int i = n; i >= 1; i--) {
      sum += 1.0 / i;
    }
    return sum;
  }

  /** For each size m, the Simes p of the hypothesis with the m - 1 largest others; the maximum. */
  private static double[] hommel(double[] sorted) {
    int n = sorted.length;
    double[] adjusted = sorted.clone();
    for (int m = 2; m <= n; m++) {
      double rest = Double.POSITIVE_INFINITY;
      for (int j = 2; j <= m; j++) {
        rest = Math.min(rest, sorted[n - m + j - 1] + Math.log((double) m / j));
      }
      for (int i = 0; i < n; i++) {
        double own = sorted[Math.min(i, n - m)] + Math.log(m);
        adjusted[i] = Math.max(adjusted[i], Math.min(own, rest));
      }
    }
    return adjusted;
  }
}
