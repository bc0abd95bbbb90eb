package org.graft.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.backbones.torch.Published;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.backbones.torch.TorchTensor;
import org.graft.backbones.torchfile.TorchFile;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Folder;
import org.graft.testkit.fixture.HashedNumbers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten steps of SGD on five families, from a checkpoint to tensors under its keys, beside PyTorch's
 * in double precision (ten_steps.py).
 */
final class TenStepsTest {
  private static final int CLASSES = 10;
  private static final int PICTURES = 8;
  private static final double RATE = 0.001;

  @TempDir private Path folder = Path.of("");

  /**
   * What PyTorch printed of a network.
   *
   * @param tensors by key, how far it moved and its first numbers at the end
   */
  record Printed(String name, int side, List<Double> losses, Map<String, List<Double>> tensors) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Printed> printed() throws IOException {
    List<Printed> all = new ArrayList<>();
    try (InputStream in = TenStepsTest.class.getResourceAsStream("ten_steps.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().toList()) {
        List<String> words = List.of(line.strip().split(" "));
        if (line.startsWith(" ")) {
          all.get(all.size() - 1).tensors().put(words.get(0), numbers(words, 1));
        } else {
          int side = Integer.parseInt(words.get(1));
          all.add(new Printed(words.get(0), side, numbers(words, 2), new LinkedHashMap<>()));
        }
      }
    }
    return all;
  }

  private static List<Double> numbers(List<String> words, int from) {
    return words.stream().skip(from).map(Double::valueOf).toList();
  }

  @ParameterizedTest
  @MethodSource("printed")
  void arePyTorchs(Printed printed) throws Exception {
    TorchArchitecture architecture = TorchArchitectures.of(printed.name());
    Shape input = Shape.of(3, printed.side(), printed.side());
    Network network = dropless(architecture.network(input, CLASSES));
    Map<String, Tensor> start = new LinkedHashMap<>();
    for (TorchTensor tensor : architecture.tensors(network)) {
      float[] numbers = HashedNumbers.tensor(tensor.key(), tensor.shape(), 1);
      start.put(tensor.key(), Tensor.of(tensor.shape(), numbers));
    }
    Fit fit = train(network, loaded(start, printed.name(), input));
    List<Double> losses =
        fit.curve().stream().filter(p -> p.split().equals("train")).map(CurvePoint::loss).toList();
    assertThat(losses).hasSameSizeAs(printed.losses());
    for (int i = 0; i < losses.size(); i++) {
      assertThat(losses.get(i))
          .as("loss of step " + (i + 1))
          .isCloseTo(printed.losses().get(i), within(1e-4));
    }
    Map<String, Tensor> end = Published.of(architecture, network, fit.weights());
    printed.tensors().forEach((key, numbers) -> check(key, start, end, numbers));
  }

  private static void check(
      String key, Map<String, Tensor> start, Map<String, Tensor> end, List<Double> printed) {
    float[] before = Objects.requireNonNull(start.get(key)).toArray();
    float[] after = Objects.requireNonNull(end.get(key)).toArray();
    double moved =
        Math.sqrt(
            IntStream.range(0, after.length)
                .mapToDouble(i -> (double) after[i] - before[i])
                .map(d -> d * d)
                .sum());
    assertThat(moved).as(key).isCloseTo(printed.get(0), within(2e-3 * printed.get(0)));
    for (int i = 1; i < printed.size(); i++) {
      assertThat((double) after[i - 1]).as(key).isCloseTo(printed.get(i), within(2e-5));
    }
  }

  /** Arrays in the safetensors format: length of the header, the header in JSON, float32 data. */
  private static void write(Path file, Map<String, Tensor> arrays) throws IOException {
    List<String> entries = new ArrayList<>();
    int end = 0;
    for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
      int begin = end;
      end += Float.BYTES * Math.toIntExact(array.getValue().shape().elements());
      entries.add(
          "\"%s\": {\"dtype\": \"F32\", \"shape\": %s, \"data_offsets\": [%d, %d]}"
              .formatted(array.getKey(), sizes(array.getValue().shape()), begin, end));
    }
    byte[] header = ("{" + String.join(", ", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + header.length + end).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (Tensor tensor : arrays.values()) {
      for (float number : tensor.toArray()) {
        bytes.putFloat(number);
      }
    }
    Files.write(file, bytes.array());
  }

  private static List<Integer> sizes(Shape shape) {
    return IntStream.range(0, shape.rank()).mapToObj(shape::size).toList();
  }

  /** The checkpoint as a user loads it. */
  private Weights loaded(Map<String, Tensor> arrays, String name, Shape input) throws IOException {
    write(folder.resolve("x.safetensors"), arrays);
    TorchFile file =
        new TorchFile(
            Path.of("x.safetensors"),
            Optional.of(name),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(new Preprocessing.None()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    DataAccess access = new Folder(folder);
    return file.pretrained(access, file.card(access, input, CLASSES)).orElseThrow();
  }

  /** The same network that drops nothing. */
  private static Network dropless(Network network) {
    List<Node> nodes =
        network.nodes().stream()
            .map(
                node ->
                    node.layer() instanceof Layer.Dropout
                        ? node.with(new Layer.Dropout(0))
                        : node.layer() instanceof Layer.StochasticDepth
                            ? node.with(new Layer.StochasticDepth(0))
                            : node)
            .toList();
    return new Network(network.input(), nodes);
  }

  private static Fit train(Network network, Weights weights) throws InterruptedException {
    Shape images = network.input().batch(PICTURES);
    Tensor pixels =
        Tensor.of(images, HashedNumbers.pixels("pictures", Math.toIntExact(images.elements())));
    int[] labels = IntStream.range(0, PICTURES).map(i -> i % CLASSES).toArray();
    Phase phase =
        new Phase(
            network.nodes().stream().map(Node::name).collect(Collectors.toSet()),
            new Training(new Optimizer.Sgd(RATE), PICTURES, 10));
    FitJob job =
        new FitJob(
            network,
            weights,
            new Weights(Map.of()),
            new Examples(pixels, Targets.of(labels)),
            Map.of(),
            List.of(phase),
            new Seed(1));
    try (Trainer.Session session =
        new LibtorchTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      return session.train(List.of(job)).get(0);
    }
  }
}
