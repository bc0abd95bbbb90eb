package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graft.backbones.pretrained.Output;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keras's kinds of files and of heads, on both trainers, against what kinds.py printed. */
final class FileKindsTest {
  private static final Shape INPUT = Shape.of(3, 8, 8);
  private static final Printed PRINTED = Printed.read("kinds.txt");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "theano.h5, d",
    "keras3.h5, d",
    "keras3.keras, d",
    "nested.keras, last",
    "sequential.keras, last",
    "counted-twice.keras, last"
  })
  void computesWhatTheFileSays(String file, String printed) throws Exception {
    float[] wanted = PRINTED.get(file + "/" + printed);
    assertThat(probabilities(named(file, Optional.empty(), Optional.empty())))
        .containsExactly(wanted, within(1e-5f));
  }

  /**
   * Groups of channels, wider taps, normalisation of pixels and groups, slopes that train, larger
   * and smaller images, Keras 3's hard sigmoid, and numbers in other shapes, channels last.
   */
  @Test
  void readsTodaysLayers() throws Exception {
    float[] wanted = PRINTED.get("today.keras/last");
    assertThat(
            probabilities(
                named("today.keras", Optional.empty(), Optional.empty()),
                List.of(new ReferenceTrainer())))
        .containsExactly(wanted, within(1e-5f));
  }

  @Test
  void takesTheOutputThatIsAskedFor() throws Exception {
    String file = "several-outputs.h5";
    for (String output : List.of("d", "e")) {
      assertThat(probabilities(named(file, Optional.empty(), Optional.of(output))))
          .containsExactly(PRINTED.get(file + "/" + output), within(1e-5f));
    }
  }

  @Test
  void appliesSoftmaxToScores() throws Exception {
    float[] scores = PRINTED.get("logits.h5/d");
    float[] wanted = new float[scores.length];
    for (int i = 0; i < scores.length; i++) {
      wanted[i] = (float) (1 / (1 + Math.exp(scores[i ^ 1] - scores[i])));
    }
    KerasFile logits = named("logits.h5", Optional.of(Output.SCORES), Optional.empty());
    assertThat(probabilities(logits)).containsExactly(wanted, within(1e-5f));
  }

  @Test
  void readsOneSigmoidUnitAsTwoClasses() throws Exception {
    float[] second = PRINTED.get("sigmoid.h5/d");
    KerasFile sigmoid = named("sigmoid.h5", Optional.empty(), Optional.empty());
    assertThat(probabilities(sigmoid))
        .containsExactly(
            new float[] {1 - second[0], second[0], 1 - second[1], second[1]}, within(1e-5f));
    BackboneCard card = sigmoid.card(new Folder(folder), INPUT, 2);
    assertThat(card.outputs()).isEqualTo(2);
    assertThat(card.features()).isEqualTo("g");
    assertThat(card.credits().notes()).singleElement().asString().contains("second class");
  }

  @ParameterizedTest
  @CsvSource({"flattened.h5, f, 144", "pooled.h5, g, 4"})
  void findsNoHeadWhereTheFileHasNone(String file, String features, int width) throws Exception {
    BackboneCard card =
        named(file, Optional.empty(), Optional.empty()).card(new Folder(folder), INPUT, 2);
    assertThat(card.network().classifies()).isFalse();
    assertThat(card.features()).isEqualTo(features);
    assertThat(card.body().shapes().get(features)).isEqualTo(Shape.of(width));
    assertThat(card.classes()).isEmpty();
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> keepWhatBackbonesPromise() throws IOException {
    return BackboneContract.of(
            named("keras3.keras", Optional.empty(), Optional.empty()), new Folder(folder), INPUT)
        .refusing(Shape.of(4), Shape.of(3, 5, 5))
        .tests();
  }

  private KerasFile named(String name, Optional<Output> output, Optional<String> outputName)
      throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = getClass().getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
    }
    return new KerasFile(
        file,
        Optional.of(new Preprocessing.None()),
        output,
        outputName,
        Optional.empty(),
        Optional.empty(),
        KerasFile.InputSize.FILE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of two images, by both trainers, which agree. */
  private float[] probabilities(KerasFile backbone) throws Exception {
    return probabilities(backbone, List.of(new ReferenceTrainer(), new Dl4jTrainer()));
  }

  private float[] probabilities(KerasFile backbone, List<Trainer> trainers) throws Exception {
    BackboneCard card = backbone.card(new Folder(folder), INPUT, 2);
    assertThat(card.network().classifies()).isTrue();
    Weights weights =
        backbone.pretrained(new Folder(folder), card).orElseThrow().check(card.network());
    Tensor inputs = PRINTED.tensor("in", INPUT.batch(2));
    String output = card.network().output().name();
    float[] reference = new float[0];
    for (Trainer trainer : trainers) {
      try (Trainer.Session session = trainer.open(new Machine(Machine.Backend.CPU, 1))) {
        Tensor outputs =
            Objects.requireNonNull(
                session.outputs(card.network(), weights, inputs, List.of(output)).get(output));
        if (reference.length > 0) {
          assertThat(outputs.toArray()).containsExactly(reference, within(1e-5f));
        }
        reference = outputs.toArray();
      }
    }
    return reference;
  }
}
