package org.graft.engine.experiment.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscretionTest {
  private final Discretion discretion =
      new Discretion(Map.of("gpu07.lab.example", "a-machine", "adalovelace", "a-user"));

  @Test
  void pathsKeepTheirLastName() {
    assertThat(discretion.of("folder: /home/ada/data/pets\n")).isEqualTo("folder: .../pets\n");
    assertThat(discretion.of("\"/data/übung/bild 1.png\"")).startsWith("\".../bild");
    assertThat(discretion.of("in C:\\Users\\ada\\pets.csv now")).isEqualTo("in .../pets.csv now");
    assertThat(discretion.of("file=/scratch/ada/w.h5, x")).isEqualTo("file=.../w.h5, x");
  }

  @Test
  void whatOnlyLooksLikeAPathStays() {
    for (String text :
        new String[] {
          "https://doi.org/10.1016/0041-5553",
          "<td>1</td></tr>",
          "120/120 trials, 3/4",
          "tables/scores.csv",
          "M 1 2 / 3",
          "a[href]{}/*! x */",
          "torchvision/resnet50"
        }) {
      assertThat(discretion.of(text)).isEqualTo(text);
    }
  }

  @Test
  void namesOfMachinesAndUsersGoWhereTheyAreWords() {
    assertThat(discretion.of("on gpu07.lab.example by adalovelace; adalovelaces"))
        .isEqualTo("on a-machine by a-user; adalovelaces");
  }

  @Test
  void filesOfTextAreCleanedAndOthersLeft(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.html"), "<p>/home/ada/x.csv</p>");
    Files.writeString(folder.resolve("b.pdf"), "/home/ada/x.csv");
    discretion.clean(folder);
    assertThat(folder.resolve("a.html"))
        .hasContent("<p>/home/ada/x.csv</p>".replace("/home/ada", "..."));
    assertThat(folder.resolve("b.pdf")).hasContent("/home/ada/x.csv");
  }
}
