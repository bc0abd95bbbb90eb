package org.graft.libtorch.operation;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What a layer computes. Used by one thread. */
@FunctionalInterface
public interface Operation {
  /**
   * Runs forward.
   *
   * @param inputs [rows, ...] each, not changed
   * @return [rows, ...]; perhaps one of the inputs
   */
  Tensor forward(List<Tensor> inputs, Mode mode);
}
