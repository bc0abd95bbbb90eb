package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneCommandsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void showsWhatAStrategyFreezesAndTrains() throws Exception {
    Graft.Result result =
        new Graft(folder)
            .run(
                "backbone",
                "show",
                "mlp",
                "hidden=[5, 5]",
                "--input",
                "2",
                "--classes",
                "3",
                "--strategy",
                "fine-tune: {frozen: 1}");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Total params: 63")
        .contains("[1] fine-tune(frozen=1): 48 of 63 parameters train")
        .contains("1 of the body's 2 blocks are frozen");
  }

  @Test
  void showsTheBackboneOfAnExperimentWithItsStrategies() throws Exception {
    Graft graft = new Graft(folder);
    String file = Graft.ROOT.resolve("experiments/blobs.yaml").toString();
    Graft.Result result = graft.run("backbone", "show", file);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("mlp 5-5 on blobs 1 -> blobs 2", "[1] scratch", "[4]");
  }

  @Test
  void saysWhatIsMissingToShowABackbone() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result open = graft.run("backbone", "show", "mlp", "hidden=[5]");
    assertThat(open.exit()).isEqualTo(2);
    assertThat(open.err()).contains("--input 3x224x224");
    Graft.Result lost = graft.run("backbone", "show", "keras-file", "file=lost.h5");
    assertThat(lost.exit()).isEqualTo(2);
    assertThat(lost.err()).contains("lost.h5", "found no file");
  }

  @Test
  void predictsThePicturesOfANetworkAsItIs() throws Exception {
    Path data = Path.of(System.getProperty("graft.data", "data")).normalize();
    assumeThat(data.resolve("weights")).as("real weights in %s", data).isDirectory();
    one("one.png");
    String lenet =
        "dl4j-file: {file: %s, preprocessing: unit}"
            .formatted(data.resolve("weights/lenet-mnist-dl4j/mnist-model.zip"));
    Graft.Result text = new Graft(folder).run("predict", "--backbone", lenet, "one.png");
    assertThat(text.exit()).as(text.err()).isZero();
    assertThat(text.out()).containsPattern("one.png\\R +0\\.9\\d+ +1\\R");
    Graft.Result json =
        new Graft(folder).run("predict", "--backbone", lenet, "--json", "--top", "1", "one.png");
    assertThat(json.out()).contains("\"class\": \"1\"").doesNotContain("\"class\": \"2\"");
    Graft.Result lost = new Graft(folder).run("predict", "--backbone", lenet, "two.png");
    assertThat(lost.exit()).isEqualTo(2);
    assertThat(lost.err()).contains("two.png");
  }

  /** A white stroke on black, as MNIST draws a one. */
  private void one(String name) throws IOException {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    for (int y = 5; y < 23; y++) {
      for (int x = 13; x < 16; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }
}
