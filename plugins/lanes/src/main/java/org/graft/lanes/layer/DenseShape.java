package org.graft.lanes.layer;

import java.util.List;
import java.util.Optional;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.ThreadTeam;

/** Which arithmetic suits a dense layer's size. */
public final class DenseShape {
  /** From how many numbers on they fill the lanes better than a batch's examples do. */
  public static final int WIDE = 32;

  private DenseShape() {}

  /** Into how many lines the kernel of a layer is cut. */
  public static int lines(int in, int out, Lanes lanes) {
    return wide(in, out, lanes) ? in : 1;
  }

  /**
   * With vectors also few outputs of many inputs, which lie by example and are then not turned
   * round. One input alone makes no lines.
   */
  private static boolean wide(int in, int out, Lanes lanes) {
    return in > 1 && (out >= WIDE || (lanes.vectors() && in >= WIDE));
  }

  /** The arithmetic of several networks at once. */
  public static LayerOperation stacked(int in, int out, List<Variable> variables, ThreadTeam team) {
    Optional<Variable> bias = variables.stream().skip(1).findFirst();
    return new StackedDense(
        in, out, variables.get(0), bias, team.lanes().replicates().orElseThrow());
  }

  /** The arithmetic on the layer's variables: the kernel, and the bias if it has one. */
  public static LayerOperation of(int in, int out, List<Variable> variables, ThreadTeam team) {
    Variable kernel = variables.get(0);
    Optional<Variable> bias = variables.stream().skip(1).findFirst();
    return wide(in, out, team.lanes())
        ? new WideDense(in, out, kernel, bias, team)
        : new NarrowDense(in, out, kernel, bias, team.lanes());
  }
}
