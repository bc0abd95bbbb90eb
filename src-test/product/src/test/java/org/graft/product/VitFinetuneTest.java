package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped experiment on a vision transformer of the user's: one that was trained here on the
 * digits 0 to 2, exported as the Hub has them, and carried to a few other pictures of these digits,
 * beside the same transformer untrained.
 */
class VitFinetuneTest {
  private static final int SIDE = 28;
  private static final int BORDER = 2;

  private static final String FIRST =
      """
      source: {image-folder: {folder: first, size: 32}, test: 0.25, scale: unit}
      target: {image-folder: {folder: first, size: 32}, test: 0.25, scale: unit}
      backbone: {architecture: {name: timm/vit_tiny_patch16_224}}
      training: {optimizer: {adamw: {rate: 0.0005, decay: 0.05}}, batch: 10, epochs: 6}
      strategies: [classifier]
      """;

  private static final String CONFIG =
      """
      {"architecture": "vit_tiny_patch16_224", "num_classes": 3,
       "pretrained_cfg": {"mean": [0, 0, 0], "std": [1, 1, 1], "crop_pct": 1}}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void carriesATransformerThatWasTrainedOnDigitsToOtherPicturesOfThem() throws Exception {
    Path mnist = Path.of(System.getProperty("graft.data", "data")).resolve("mnist").normalize();
    assumeThat(mnist).as("MNIST in %s", mnist).isDirectory();
    Path natives = Graft.ROOT.resolve("plugins/libtorch/target/natives");
    assumeThat(natives).as("libtorch in %s", natives).isDirectory();
    pictures(mnist, "first", 0, 120);
    pictures(mnist, "second", 120, 60);
    Graft graft =
        new Graft(folder)
            .with("GRAFT_DATA", folder.toString())
            .with("GRAFT_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Dgraft.libtorch=" + natives);

    String trained = carried(graft, "trained", FIRST);
    String untrained = carried(graft, "untrained", FIRST.replace("epochs: 6", "epochs: 0"));

    for (String strategy : List.of("linear probe", "last three layers")) {
      assertThat(accuracy(trained, strategy))
          .as(strategy)
          .isGreaterThan(accuracy(untrained, strategy) + 0.15);
    }
  }

  /** Trains a transformer on the first digits and carries it to the others; the table. */
  private String carried(Graft graft, String name, String first) throws Exception {
    graft.write(name + ".yaml", first);
    good(graft.run("run", name + ".yaml"));
    List<String> rows = graft.run("export", name).out().lines().toList();
    String trial = rows.get(1).substring(0, 16);
    String weights = "weights/" + name;
    good(graft.run("export-model", trial, "-o", weights + "/model.safetensors"));
    graft.write(weights + "/config.json", CONFIG);
    Graft.Result run =
        graft.run(
            "run",
            Graft.ROOT.resolve("experiments/vit-finetune.yaml").toString(),
            "experiment=" + name + "-carried",
            "target.image-folder.folder=second",
            "target.image-folder.size=32",
            "target.test=0.9",
            "backbone.hub-folder.folder=" + weights,
            "strategies=[{feature-extractor: {rate: 0.005}, as: linear probe},"
                + " {fine-tune: {frozen: 9}, as: last three layers}]",
            "training.optimizer.adamw.rate=0.0001",
            "training.batch=10",
            "training.epochs=2",
            "repeats.training=1",
            "curves=[]");
    good(run);
    return run.out();
  }

  private static void good(Graft.Result result) {
    assertThat(result.exit()).as(result.err()).isZero();
  }

  /** The mean in a strategy's line of the table. */
  private static double accuracy(String table, String strategy) {
    Matcher line = Pattern.compile("  " + strategy + " +1 +([0-9.]+) ").matcher(table);
    assertThat(line.find()).as(table).isTrue();
    return Double.parseDouble(line.group(1));
  }

  /**
   * Writes pictures of 32 pixels of the digits 0 to 2 in MNIST's test split, so many after some.
   */
  private void pictures(Path mnist, String name, int after, int each) throws IOException {
    int[] seen = new int[3];
    try (DataInputStream images = opened(mnist, "t10k-images-idx3-ubyte.gz");
        DataInputStream labels = opened(mnist, "t10k-labels-idx1-ubyte.gz")) {
      images.skipNBytes(16);
      labels.skipNBytes(8);
      int most = after + each;
      while (seen[0] < most || seen[1] < most || seen[2] < most) {
        byte[] pixels = images.readNBytes(SIDE * SIDE);
        int label = labels.readUnsignedByte();
        if (label < seen.length && seen[label]++ >= after && seen[label] <= most) {
          Path own = Files.createDirectories(folder.resolve(name).resolve("digit-" + label));
          ImageIO.write(picture(pixels), "png", own.resolve(seen[label] + ".png").toFile());
        }
      }
    }
  }

  private static DataInputStream opened(Path mnist, String file) throws IOException {
    return new DataInputStream(
        new GZIPInputStream(Files.newInputStream(mnist.resolve(file)), 1 << 16));
  }

  private static BufferedImage picture(byte[] pixels) {
    int side = SIDE + 2 * BORDER;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.length; i++) {
      int grey = pixels[i] & 0xff;
      image.setRGB(BORDER + i % SIDE, BORDER + i / SIDE, grey << 16 | grey << 8 | grey);
    }
    return image;
  }
}
