package org.graft.stats.adjust;

import java.util.Arrays;
import java.util.List;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/** How many comparisons a family has, those that could not be computed included. */
final class FamilySize {
  private FamilySize() {}

  /** The logs of {@code raw}, followed by log 1 for every comparison that could not be computed. */
  static double[] pad(List<PValue> raw, int familySize) {
    if (familySize < raw.size()) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "a family of " + familySize + " cannot hold " + raw.size() + " p-values");
    }
    double[] logs = raw.stream().mapToDouble(PValue::log).toArray();
    return Arrays.copyOf(logs, familySize);
  }
}
