package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.graft.engine.plan.Plan;
import org.graft.spi.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data as researchers have them: several sets as one, lists of files and of rows, counts by class.
 */
class DataSpecsTest {
  @TempDir private Path folder = Path.of("");

  private static Dataset target(String data) {
    return plan(data).settings().get(0).target().dataset();
  }

  private static Plan plan(String data) {
    return Planned.plan(
        "source: {blobs: {samples: 60}}\ntarget: "
            + data
            + "\nbackbone: {mlp: {hidden: [4]}}\nstrategies: scratch\n");
  }

  private static Dataset alone(String data) {
    return Planned.plan(
            "source: "
                + data
                + "\ntarget: "
                + data
                + "\nbackbone: {mlp: {hidden: [4]}}\nstrategies: scratch\n")
        .settings()
        .get(0)
        .target()
        .dataset();
  }

  private static long[] counts(Dataset data) {
    return IntStream.range(0, data.classes().size())
        .mapToLong(c -> Arrays.stream(data.train().labels()).filter(l -> l == c).count())
        .toArray();
  }

  @Test
  void drawsCountsByClass() {
    String blobs = "{blobs: {samples: 600, centers: 3, train: 540}, per-class: ";
    assertThat(counts(target(blobs + "{0: 50, 1: 20, 2: 5}}"))).containsExactly(50, 20, 5);
    assertThat(counts(target(blobs + "{largest: 100, ratio: 100}}"))).containsExactly(100, 10, 1);
    assertThat(counts(target(blobs + "7}"))).containsExactly(7, 7, 7);
    assertThatThrownBy(() -> target(blobs + "{0: 50, 1: 20, 3: 5}}"))
        .hasMessageContaining("per-class: no class named '3'");
    assertThatThrownBy(() -> target(blobs + "{0: 50, 1: 20}}"))
        .hasMessageContaining("per-class: gives no number for [2]");
    assertThatThrownBy(() -> target(blobs + "{0: 5000, 1: 20, 2: 2}}"))
        .hasMessageContaining("class '0' has ");
  }

  @Test
  void joinsSeveralSetsAsOne() {
    Dataset joined =
        target(
            "{concat: [{blobs: {samples: 60, random-state: 1}}, {blobs: {samples: 90,"
                + " random-state: 2}, count: 20}], validation: 10}");
    Dataset first = target("{blobs: {samples: 60, random-state: 1}}");
    assertThat(joined.classes()).isEqualTo(first.classes());
    assertThat(joined.train().size()).isEqualTo(first.train().size() + 20 - 10);
    assertThat(joined.notes()).anyMatch(n -> n.toString().contains("labels: kept"));
    Dataset kept =
        target(
            "{concat: {sets: [{blobs: {samples: 60, random-state: 1}, as: a}, {blobs: {samples: 60,"
                + " random-state: 2}, as: b}], labels: kept}}");
    assertThat(kept.classes()).hasSize(2 * first.classes().size()).contains("a/0", "b/0");
    assertThatThrownBy(
            () ->
                target(
                    "{concat: [{blobs: {samples: 60, centers: 3}}, {blobs: {samples: 60, centers:"
                        + " 5}}]}"))
        .hasMessageContaining("say labels: joined if these are the same classes");
  }

  @Test
  void joinsNumbersAsTheyAre() {
    String sets =
        "[{friedman: {samples: 60, random-state: 1}}, {friedman: {samples: 40, difference: 1,"
            + " random-state: 2}}]";
    Dataset joined = alone("{concat: " + sets + ", validation: 10}");
    assertThat(joined.target().names()).containsExactly("y");
    assertThat(joined.train().size()).isEqualTo(30 + 20 - 10);
    assertThat(joined.test().targets().values().tensor().toArray())
        .startsWith(
            alone("{friedman: {samples: 60, random-state: 1}}")
                .test()
                .targets()
                .values()
                .tensor()
                .toArray());
    assertThatThrownBy(() -> alone("{concat: {sets: " + sets + ", labels: kept}}"))
        .hasMessageContaining("these are numbers, which are the same in all sets");
    assertThatThrownBy(() -> alone("{concat: [{friedman: {}}, {blobs: {features: 10}}]}"))
        .hasMessageContainingAll("is of numbers [y]", "of classes [0, 1, 2]");
  }

  @Test
  void keepsTheRowsThatAListNames() throws IOException {
    Path train = Files.writeString(folder.resolve("train.txt"), "# rows\n0 1 2 3\n10,11,12\n20\n");
    Path valid = Files.writeString(folder.resolve("valid.txt"), "[4, 5, 13, 14, 30, 31]");
    String blobs = "{blobs: {samples: 200, centers: 2, train: 150}";
    Dataset whole = target(blobs + "}");
    Dataset kept = target(blobs + ", rows: {train: " + train + ", validation: " + valid + "}}");
    assertThat(kept.train().inputs().toArray())
        .isEqualTo(whole.train().select(new int[] {0, 1, 2, 3, 10, 11, 12, 20}).inputs().toArray());
    assertThat(kept.validation().orElseThrow().labels())
        .isEqualTo(whole.train().select(new int[] {4, 5, 13, 14, 30, 31}).labels());
    assertThat(kept.test().size()).isEqualTo(whole.test().size());
    assertThat(target(blobs + ", rows: " + train + "}").train().size()).isEqualTo(8);
    Path far = Files.writeString(folder.resolve("far.txt"), "0 150");
    assertThatThrownBy(() -> target(blobs + ", rows: " + far + "}"))
        .hasMessageContaining("the list names row 150, and the data set has 150 training rows");
    Path both = Files.writeString(folder.resolve("both.txt"), "3 4");
    assertThatThrownBy(
            () -> target(blobs + ", rows: {train: " + train + ", validation: " + both + "}}"))
        .hasMessageContaining("row 3 is in both lists");
    assertThatThrownBy(() -> target(blobs + ", rows: " + folder.resolve("none.txt") + "}"))
        .hasMessageContaining("no such file");
  }

  @Test
  void readsPicturesFromLists() throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "pictures/no %d.png".formatted(i);
      picture(folder.resolve(name), 20 * i + 5);
      lines.add(name + " " + i % 2);
    }
    Path list = Files.write(folder.resolve("list.txt"), lines);
    Path names = Files.writeString(folder.resolve("classes.txt"), "cat\ndog\n");
    Dataset listed =
        alone(
            "{image-list: {train: " + list + ", size: 4, class-names: " + names + "}, test: 0.5}");
    assertThat(listed.classes()).containsExactly("cat", "dog");
    assertThat(listed.train().size() + listed.test().size()).isEqualTo(8);
    Path csv =
        Files.writeString(
            folder.resolve("metadata.csv"),
            """
            file_name,split,label
            "pictures/no 0.png",a,x
            pictures/no 1.png,a,y
            pictures/no 2.png,b,x
            pictures/no 3.png,b,y
            """);
    Path json =
        Files.writeString(
            folder.resolve("metadata.jsonl"),
            """
            {"file_name": "pictures/no 4.png", "label": "x"}
            {"file_name": "pictures/no 5.png", "label": "y"}
            """);
    Dataset table = alone("{image-list: {train: " + csv + ", test: " + json + ", size: 4}}");
    assertThat(table.classes()).containsExactly("x", "y");
    assertThat(table.train().labels()).containsExactly(0, 1, 0, 1);
    assertThat(table.test().labels()).containsExactly(0, 1);
    assertThatThrownBy(
            () -> alone("{image-list: {train: " + csv + ", size: 4, labels: kind}, test: 0.5}"))
        .hasMessageContaining(
            "which column holds the labels? Say labels: NAME; there are file_name");
    Path out = Files.writeString(folder.resolve("out.txt"), "../secret.png 0\nmissing.png 1\n");
    assertThatThrownBy(() -> alone("{image-list: {train: " + out + ", size: 4}, test: 0.5}"))
        .hasMessageContaining("is not there");
  }

  @Test
  void namesListsThatAreNotInUtf8() throws IOException {
    for (String ending : List.of("txt", "csv", "tsv", "jsonl")) {
      Path list = folder.resolve("latin." + ending);
      Files.write(list, new byte[] {'c', 'a', 'f', (byte) 0xe9, ' ', '0', '\n'});
      assertThatThrownBy(() -> alone("{image-list: {train: " + list + ", size: 4}, test: 0.5}"))
          .hasMessageContaining(list + " is not text in UTF-8");
    }
    Path rows = Files.write(folder.resolve("rows.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M'});
    assertThatThrownBy(() -> alone("{blobs: {samples: 60}, rows: " + rows + "}"))
        .hasMessageContaining(rows + " is not text, and no list of rows");
  }

  private static void picture(Path file, int grey) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i % 4, i / 4, (grey + i) * 0x010101);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void namesEveryFileThatAPatternFits() throws IOException {
    Files.createDirectories(folder.resolve("weights"));
    for (String name : List.of("b.csv", "a.csv", "c.txt")) {
      Files.writeString(folder.resolve("weights").resolve(name), "x,label\n1,a\n2,b\n");
    }
    String pattern = folder + "/weights/*.csv";
    assertThat(
            Planned.spec(
                    "target: {csv: {train: {glob: '"
                        + pattern
                        + "'}}, test: 0.5}\n"
                        + "backbone: {mlp: {hidden: [4]}}\nstrategies: scratch\n")
                .transfers())
        .hasSize(2);
    assertThatThrownBy(() -> plan("{csv: {train: '" + pattern + "'}}"))
        .hasMessageContaining("for every file that fits write {glob: '" + pattern + "'}");
    assertThatThrownBy(() -> plan("{csv: {train: {glob: '" + folder + "/none/*.csv'}}}"))
        .hasMessageContaining("glob: no file in");
  }
}
