package org.graft.strategies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;

/** Factors of the learning rate for the blocks of a body. */
final class BlockRates {
  private BlockRates() {}

  /**
   * Factors by node.
   *
   * @param below gives the factor of the block so many steps below the head, from 1
   */
  static Map<String, Double> of(Network body, IntToDoubleFunction below) {
    Map<String, List<Parameter>> parameters = body.parameters();
    Map<String, Double> rates = new LinkedHashMap<>();
    List<Block> blocks = body.blocks();
    for (int b = 0; b < blocks.size(); b++) {
      double factor = below.applyAsDouble(blocks.size() - b);
      blocks.get(b).nodes().stream()
          .filter(node -> !List.of().equals(parameters.get(node.name())))
          .forEach(node -> rates.put(node.name(), factor));
    }
    return rates;
  }
}
