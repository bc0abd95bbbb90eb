package org.graft.spi.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearMissTest {
  @Test
  void findsWhatWasMeantWhateverTheCaseAndTheDash() {
    List<String> layers = List.of("block1_conv1", "block1_conv2", "Conv_1");
    assertThat(NearMiss.of("block1-conv2", layers)).contains("block1_conv2");
    assertThat(NearMiss.of("blokc1_conv1", layers)).contains("block1_conv1");
    assertThat(NearMiss.of("conv1", layers)).contains("Conv_1");
    assertThat(NearMiss.of("pool", layers)).isEmpty();
    assertThat(NearMiss.of("x", List.of("a", "b"))).isEmpty();
    assertThat(NearMiss.of("", List.of("a"))).isEmpty();
  }

  @Test
  void takesTheBeginningOfOneNameForIt() {
    assertThat(NearMiss.of("select", List.of("settings", "selection"))).contains("selection");
    assertThat(NearMiss.of("feat", List.of("features", "feature-extractor"))).isEmpty();
    assertThat(NearMiss.of("sel", List.of("selection"))).isEmpty();
  }

  @Test
  void listsWhatThereIs() {
    assertThat(NearMiss.message("layer", "dens", List.of("dense", "flatten")))
        .isEqualTo("no layer named 'dens' (did you mean 'dense'?); there are: dense, flatten");
    assertThat(NearMiss.message("layer", "dens", List.of()))
        .isEqualTo("no layer named 'dens'; there are none");
  }
}
