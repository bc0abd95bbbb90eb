package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Folder;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every layer kind in three small files, on both trainers, against PyTorch in double precision. */
final class AgainstPyTorchTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"every-layer,3,9,7", "sequential,2,4,7", "nested,3,8,6"})
  void computesWhatTheFileSays(String name, int channels, int height, int width)
      throws IOException, InterruptedException {
    Printed printed = Printed.read("layers.txt");
    Path file = folder.resolve(name + ".h5");
    try (InputStream in = getClass().getResourceAsStream(name + ".h5")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    KerasFile backbone =
        new KerasFile(
            file, Optional.empty(), Optional.empty(), Optional.empty(), KerasFile.InputSize.FILE);
    DataAccess access = new Folder(folder);
    Shape input = Shape.of(channels, height, width);
    BackboneCard card = backbone.card(access, input, 2);
    Weights weights = backbone.pretrained(access, card).orElseThrow().check(card.network());
    Tensor inputs = printed.tensor(name + "/in", input.batch(2));
    List<String> taps = List.copyOf(printed.taps(name));
    for (Trainer trainer : List.of(new ReferenceTrainer(), new Dl4jTrainer())) {
      try (Trainer.Session session = trainer.open(new Machine(Machine.Backend.CPU, 1))) {
        Map<String, Tensor> outputs = session.outputs(card.network(), weights, inputs, taps);
        for (String tap : taps) {
          float[] actual = Objects.requireNonNull(outputs.get(tap)).toArray();
          double distance = Printed.distance(actual, printed.get(name + "/" + tap), 0);
          assertThat(distance).as("%s on %s", tap, trainer).isLessThan(1e-5);
        }
      }
    }
  }
}
