package org.graft.engine.methods.groups;

import java.util.List;
import java.util.Optional;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.adjust.Adjustment;
import org.graft.stats.adjust.AllPairsAdjustment;

/** A correction of p-values for the size of their family. */
public enum Correction {
  /** Bonferroni's, for any dependence. */
  BONFERRONI(Optional.of(Adjustment.BONFERRONI)),
  /** Holm's, for any dependence. */
  HOLM(Optional.of(Adjustment.HOLM)),
  /** Hochberg's. */
  HOCHBERG(Optional.of(Adjustment.HOCHBERG)),
  /** Hommel's. */
  HOMMEL(Optional.of(Adjustment.HOMMEL)),
  /** Benjamini and Hochberg's, of the false discovery rate. */
  BH(Optional.of(Adjustment.BENJAMINI_HOCHBERG)),
  /** Benjamini and Yekutieli's, of the false discovery rate. */
  BY(Optional.of(Adjustment.BENJAMINI_YEKUTIELI)),
  /** Shaffer's static procedure, for all pairs. */
  SHAFFER(Optional.empty()),
  /** Bergmann and Hommel's procedure, for all pairs of at most 9 treatments. */
  BERGMANN_HOMMEL(Optional.empty());

  private final Optional<Adjustment> adjustment;

  Correction(Optional<Adjustment> adjustment) {
    this.adjustment = adjustment;
  }

  /** Refuses the procedures that are for all pairs only. */
  void requireAnyFamily() {
    if (adjustment.isEmpty()) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "shaffer and bergmann-hommel are for the p-values of all pairs only");
    }
  }

  /** Adjusted p-values in a family of {@code size}; of all pairs in their order, where needed. */
  List<PValue> adjust(List<PValue> raw, int size) {
    if (adjustment.isPresent()) {
      return adjustment.get().adjust(raw, size);
    }
    int k = (int) Math.round((1 + Math.sqrt(1 + 8.0 * raw.size())) / 2);
    return this == SHAFFER
        ? AllPairsAdjustment.shafferStatic(raw, k)
        : AllPairsAdjustment.bergmannHommel(raw, k);
  }
}
