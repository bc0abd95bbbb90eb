package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.datasets.idx.Mnist;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.FileAccess;
import org.graft.engine.data.FilePlaces;
import org.graft.engine.data.Network;
import org.graft.engine.data.Scale;
import org.graft.engine.data.View;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistViewTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void hasItsPublishedMeanAndDeviationAndHalvesOfItsPublishedSizes() throws IOException {
    Path data = Path.of(System.getProperty("graft.data", "data"));
    assumeThat(data.resolve("mnist")).as("the real MNIST in %s", data).isDirectory();
    FilePlaces places = new FilePlaces(folder, folder, List.of(data));
    Dataset mnist =
        new Mnist(Optional.empty())
            .load(new FileAccess(places, Network.OFFLINE, DownloadProgress.SILENT), new Seed(1));

    Dataset low = view("0-4").apply(mnist, new Seed(1));
    assertThat(low.train().size()).isEqualTo(30_596);
    assertThat(low.test().size()).isEqualTo(5_139);
    Dataset high = view("5-9").apply(mnist, new Seed(1));
    assertThat(high.train().size()).isEqualTo(29_404);
    assertThat(high.test().size()).isEqualTo(4_861);
    assertThat(high.classes()).containsExactly("5", "6", "7", "8", "9");
    assertThat(high.train().label(0)).isZero();

    double sum = 0;
    double squares = 0;
    for (Dataset half : List.of(low, high)) {
      for (int row = 0; row < half.train().size(); row++) {
        for (float pixel : half.train().inputs().rows(row, row + 1)) {
          sum += pixel;
          squares += (double) pixel * pixel;
        }
      }
    }
    double n = 60_000.0 * 784;
    assertThat(sum / n).isCloseTo(0.13066, within(5e-6));
    assertThat(Math.sqrt(squares / n - sum / n * (sum / n))).isCloseTo(0.30811, within(5e-6));
  }

  private static View view(String classes) {
    return new View(
        Optional.empty(),
        List.of(classes),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Scale.UNIT,
        Optional.empty());
  }
}
