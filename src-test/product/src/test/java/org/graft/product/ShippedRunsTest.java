package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped experiments from end to end on small stand-ins for data that is not here. */
class ShippedRunsTest {
  private static final Path DATA = Path.of(System.getProperty("graft.data", "data")).normalize();

  @TempDir private Path folder = Path.of("");

  @Test
  void carriesFeaturesBetweenCifarsHalves() throws Exception {
    cifar(folder.resolve("cifar10"));
    Graft.Result result = run("cifar10-halves", "training.epochs=1", "repeats.training=1");
    assertThat(result.out())
        .contains(
            "CIFAR 0-4 -> CIFAR 5-9", "CIFAR 5-9 -> CIFAR 0-4", "features carried", "per epoch");
  }

  @Test
  void scoresAPretrainedNetworkByGroupsOfItsClasses() throws Exception {
    needsWeights();
    Path pictures = folder.resolve("animals");
    Pictures.write(pictures, List.of("ants", "bees", "cats", "dogs"), 12);
    Graft.Result result =
        run("pretrained-classifier-squeezenet", "target.image-folder.folder=" + pictures);
    assertThat(result.out()).contains("as it is");
    Path page = folder.resolve("runs/pretrained-classifier-squeezenet/report/index.html");
    assertThat(Files.readString(page))
        .contains("ants", "dogs", "none of these", "48 test examples");
    assertThat(
            graft(
                    "pretrained-classifier-squeezenet",
                    "target.image-folder.folder=" + pictures,
                    "strategies=[feature-extractor]")
                .err())
        .contains("'test: all' leaves no rows of the target to train on");
  }

  @Test
  void trainsALogisticHeadOnFeaturesOfAFewPictures() throws Exception {
    needsWeights();
    Path pictures = folder.resolve("insects");
    for (String split : List.of("train", "test")) {
      Pictures.write(pictures.resolve(split), List.of("ants", "bees"), 8);
    }
    Graft.Result result =
        run("ants-bees-features", "target.image-folder.folder=" + pictures, "repeats.training=2");
    assertThat(result.out()).contains("logistic head");
  }

  @Test
  void trainsADenseHeadOnFrozenFeaturesOfCatsAndDogs() throws Exception {
    needsWeights();
    for (String split : List.of("train", "valid", "test")) {
      Pictures.write(folder.resolve("cats-dogs").resolve(split), List.of("cats", "dogs"), 6);
    }
    Graft.Result result =
        run("cats-dogs-features-squeezenet", "repeats.training=2", "training.epochs=3");
    assertThat(result.out()).contains("frozen features");
  }

  private static void needsWeights() {
    assumeThat(DATA.resolve("weights")).as("real weights in %s", DATA).isDirectory();
  }

  private Graft.Result run(String name, String... overrides) throws Exception {
    Graft.Result result = graft(name, overrides);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(folder.resolve("runs").resolve(name).resolve("report/index.html")).isRegularFile();
    return result;
  }

  private Graft.Result graft(String name, String... overrides) throws Exception {
    Graft graft = new Graft(folder).busyForLong().with("GRAFT_DATA", folder + ":" + DATA);
    String file = Graft.ROOT.resolve("experiments/" + name + ".yaml").toString();
    List<String> words = new java.util.ArrayList<>(List.of("run", file));
    words.addAll(List.of(overrides));
    return graft.run(words.toArray(String[]::new));
  }

  /** CIFAR-10's binary form: ten pictures of each class in the first file and in the test file. */
  private static void cifar(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(3);
    for (String file :
        List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin",
            "test_batch.bin")) {
      byte[] records = new byte[100 * 3073];
      random.nextBytes(records);
      for (int i = 0; i < 100; i++) {
        records[i * 3073] = (byte) (i % 10);
      }
      Files.write(folder.resolve(file), records);
    }
    Files.writeString(
        folder.resolve("batches.meta.txt"),
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n");
  }
}
