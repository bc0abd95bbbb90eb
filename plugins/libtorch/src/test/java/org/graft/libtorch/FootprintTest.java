package org.graft.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.Test;

final class FootprintTest {
  private static final double GIB = 1L << 30;
  private static final Network RESNET50 = BenchNetworks.of("resnet50-224");

  private static double training(int batch, boolean all) {
    Set<String> trained =
        all
            ? RESNET50.nodes().stream().map(Node::name).collect(Collectors.toSet())
            : Set.of(RESNET50.output().name());
    Training training = new Training(new Optimizer.Sgd(0.1), batch, 1);
    return Footprint.training(RESNET50, List.of(new Phase(trained, training))) / GIB;
  }

  /** PyTorch's own peak for a step on 32 images is about 3 GiB, on 128 about 11. */
  @Test
  void reckonsAResNetsStepsToWithinTwiceWhatTheyTake() {
    assertThat(training(32, true)).isBetween(3.0, 9.0);
    assertThat(training(128, true)).isBetween(11.0, 33.0);
    assertThat(training(32, false)).isLessThan(training(32, true));
    assertThat(Footprint.inference(RESNET50) / GIB).isBetween(0.5, 2.0);
  }
}
