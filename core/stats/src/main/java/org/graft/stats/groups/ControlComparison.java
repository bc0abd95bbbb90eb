package org.graft.stats.groups;

import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.adjust.Adjustment;

/**
 * Every other treatment against one control by average ranks (Demsar 2006, JMLR 7:1-30, section
 * 3.2.2; with Bonferroni's adjustment it is Dunn's test, doi:10.1080/00401706.1964.10490181).
 *
 * @param comparison the average ranks
 * @param control 0-based index of the control
 */
public record ControlComparison(RankComparison comparison, int control) {
  /** Refuses a control that is not there. */
  public ControlComparison {
    if (control < 0 || control >= comparison.averageRanks().length) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "no treatment has index " + control);
    }
  }

  /** The other treatments in order, 0-based. */
  public int[] others() {
    return IntStream.range(0, comparison.averageRanks().length).filter(i -> i != control).toArray();
  }

  /** z of every other treatment; positive where it ranks better than the control. */
  public double[] z() {
    return IntStream.of(others()).mapToDouble(i -> comparison.z(control, i)).toArray();
  }

  /** Two-sided p-values, unadjusted. */
  public List<PValue> p() {
    return IntStream.of(others()).mapToObj(i -> comparison.p(control, i)).toList();
  }

  /** p-values adjusted for the k - 1 comparisons. */
  public List<PValue> p(Adjustment adjustment) {
    return adjustment.adjust(p());
  }
}
