package org.graft.dl4j.training;

import org.graft.dl4j.graph.Slots.Slot;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Penalty;

/** A kernel within a range of parameters: what penalties and weight decay apply to. */
final class KernelPenalty {
  private final int from;
  private final int to;

  /** What L2-SP pulls it towards; empty for 0. */
  private final float[] anchor;

  private final Penalty penalty;
  private final double l2sp;

  private KernelPenalty(int from, int to, float[] anchor, Penalty penalty, double l2sp) {
    this.from = from;
    this.to = to;
    this.anchor = anchor;
    this.penalty = penalty;
    this.l2sp = l2sp;
  }

  /**
   * The kernel in {@code slot}.
   *
   * @param start where its range begins in the graph
   * @param anchors carried weights, to which L2-SP pulls
   */
  static KernelPenalty of(Slot slot, long start, Weights anchors, Penalty penalty) {
    var anchor = anchors.tensors().get(slot.key());
    int from = Math.toIntExact(slot.offset() - start);
    return new KernelPenalty(
        from,
        from + Math.toIntExact(slot.view().length()),
        anchor == null || penalty.l2sp() == 0 ? new float[0] : slot.inGraphOrder(anchor),
        penalty,
        penalty.l2sp(anchor != null));
  }

  /**
   * Adds the penalty's gradient for the part of the kernel that lies in a chunk, then shrinks that
   * part: w -= decay w.
   *
   * @param at where the chunk begins in the range
   */
  void penalise(float[] w, float[] g, int at, double decay) {
    int first = Math.max(from, at);
    int end = Math.min(to, at + w.length);
    if (!penalty.equals(Penalty.NONE)) {
      float l1 = (float) penalty.l1();
      float l2 = (float) (2 * penalty.l2());
      float towards = (float) (2 * l2sp);
      for (int i = first; i < end; i++) {
        float weight = w[i - at];
        float pull = anchor.length == 0 ? weight : weight - anchor[i - from];
        g[i - at] += l1 * Math.signum(weight) + l2 * weight + towards * pull;
      }
    }
    if (decay != 0) {
      float share = (float) decay;
      for (int i = first; i < end; i++) {
        w[i - at] -= share * w[i - at];
      }
    }
  }
}
