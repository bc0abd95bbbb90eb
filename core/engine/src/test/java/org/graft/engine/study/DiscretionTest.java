package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscretionTest {
  private final Discretion published =
      new Discretion(
          1,
          List.of("/srv/people/ada lovelace"),
          Set.of("adalovelace", "test"),
          Map.of("gpu07.lab.example", "a-machine", "gpu07", "a-machine", "adalovelace", "a-user"));

  private final Discretion read =
      new Discretion(2, List.of("/srv/people/ada lovelace"), Set.of(), Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          folder: /home/ada/data/pets           | folder: …/pets
          {folder:/home/ada/pets}               | {folder:…/pets}
          file:/home/ada/x.csv                  | …/x.csv
          jar:file:///home/ada/x.jar!/a         | …/a
          ~/x.csv and ~ada/x.csv                | …/x.csv and …/x.csv
          "/data/übung/bild 1.png"         | "…/bild 1.png"
          in C:\\Users\\ada\\pets.csv now       | in …/pets.csv now
          "C:\\\\Users\\\\ada l\\\\pets.csv"    | "…/pets.csv"
          \\\\server\\share\\ada\\x             | …/x
          //server/share/x                      | …/x
          "folder":"/home/ada"                  | "folder":"…"
          /home/ada/my data/x.csv: not found    | …/x.csv: not found
          /srv/people/ada lovelace              | …
          /srv/people/ada lovelace/x/y.csv      | …/y.csv
          /scratch/adalovelace                  | …
          /scratch/test/x                       | …/x
          file=/scratch/ada/w.h5, x             | file=…/w.h5, x
          on GPU07.lab.example by adalovelace   | on a-machine by a-user
          adalovelaces                          | adalovelaces
          test@gpu07: 12 tests                  | a-user@a-machine: 12 tests
          the test of it                        | the test of it
          """)
  void whatIsPublishedNamesNoPlaceMachineOrUser(String text, String left) {
    assertThat(published.of(text)).isEqualTo(left);
    assertThat(published.passes(published.of(text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          folder: /home/ada/data/pets/train, 25 files | folder: …/pets/train, 25 files
          /home/ada/x                                 | …/x
          /srv/people/ada lovelace/x                  | …/x
          /mnt/pets                                   | /mnt/pets
          on gpu07 by adalovelace                     | on gpu07 by adalovelace
          """)
  void whatIsReadAtHomeKeepsTwoNamesOfAPath(String text, String left) {
    assertThat(read.of(text)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://doi.org/10.1016/0041-5553",
        "120/120 trials, 3/4, mean / sd / n",
        "tables/scores.csv",
        "(a)/b/c",
        "torchvision/resnet50",
        "a ~ b, ~3/4",
        "folder: …/pets/train"
      })
  void whatOnlyLooksLikeAPathStays(String text) {
    assertThat(published.of(text)).isEqualTo(text);
    assertThat(read.of(text)).isEqualTo(text);
  }

  @Test
  void aNameThatIsAWordOfTheCatalogueIsNoNameInATextButInAPath() {
    String user = System.getProperty("user.name");
    Discretion common =
        Discretion.ofNames(Stream.of("The " + user + " set"), List.of(Path.of("/home/ada/x")));
    assertThat(common.words()).containsEntry("ada", "a-user").doesNotContainKey(user);
    assertThat(common.users()).contains(user, "ada");
  }
}
