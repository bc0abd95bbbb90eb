package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void classifiesWithASavedNetworkDigitForDigit() throws Exception {
    Graft.Result result = lenet("repeats.source=1");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("classifier", "0.9899");
  }

  @Test
  void takesAPretrainedNetworkForTheOneSourceModelItIs() throws Exception {
    Graft.Result result = lenet("repeats.source=2");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("there is one source model", "use repeats.training");
  }

  private Graft.Result lenet(String override) throws Exception {
    Path data = Path.of(System.getProperty("graft.data", "data")).normalize();
    assumeThat(data.resolve("weights")).as("real weights in %s", data).isDirectory();
    Graft graft = new Graft(folder).busyForLong().with("GRAFT_DATA", data.toString());
    graft.write(
        "lenet.yaml",
        """
        target: {mnist: {}}
        backbone: {dl4j-file: {file: %s, preprocessing: unit}}
        strategies: [classifier]
        """
            .formatted(data.resolve("weights/lenet-mnist-dl4j/mnist-model.zip")));
    return graft.run("run", "lenet.yaml", override);
  }
}
