package org.graft.spi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;

final class WeightsTest {
  private static final Network NETWORK = Samples.residual();

  @Test
  void areDrawnByNameAndSeedAndNothingElse() {
    Weights weights = Weights.draw(NETWORK, new Seed(1));
    assertThat(Weights.draw(NETWORK, new Seed(1)).digest()).isEqualTo(weights.digest());
    assertThat(Weights.draw(NETWORK, new Seed(2)).digest()).isNotEqualTo(weights.digest());
    assertThat(Weights.draw(NETWORK.reaching("stem"), new Seed(1)).changedFrom(weights)).isEmpty();
  }

  @Test
  void haveTheNetworksOrder() {
    assertThat(Weights.draw(NETWORK, new Seed(1)).tensors().keySet())
        .containsExactly(
            "stem/kernel", "stem/bias", "branch/kernel", "branch/bias", "head/kernel", "head/bias");
  }

  @Test
  void sayWhatChanged() {
    Weights weights = Weights.draw(NETWORK, new Seed(1));
    Tensor bias = Tensor.of(Shape.of(3), new float[] {0, -0.0f, 0});
    Weights other = weights.with(new Weights(Map.of("head/bias", bias)));
    assertThat(other.changedFrom(weights)).containsExactly("head/bias"); // the bits count
    assertThat(weights.changedFrom(weights.only("stem"::equals)))
        .containsExactly("branch/kernel", "branch/bias", "head/kernel", "head/bias");
  }

  @Test
  void areCheckedAgainstANetwork() {
    Weights weights = Weights.draw(NETWORK, new Seed(1));
    assertThat(weights.check(NETWORK)).isSameAs(weights);
    assertThatThrownBy(() -> weights.only("stem"::equals).check(NETWORK))
        .hasMessage("no weights for 'branch/kernel'");
    Weights wrong =
        weights.with(new Weights(Map.of("head/bias", Tensor.of(Shape.of(1), new float[1]))));
    assertThatThrownBy(() -> wrong.check(NETWORK))
        .hasMessageContaining("'head/bias'")
        .hasMessageContaining("the network needs");
  }
}
