package org.graft.datasets.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetColumnsTest {
  private static final String WEATHER =
      "sun,rain,wind,degrees,mm\n1.5,0,yes,20.5,3\n2,1,no,-4,0.5\n3,1,yes,11,1e2\n";

  private final Tables tables;

  TargetColumnsTest(@TempDir Path home) {
    this.tables = new Tables(home);
  }

  @Test
  void readsColumnsOfSeveralLabels() throws IOException {
    Dataset data = tables.csv(WEATHER, List.of("rain", "wind"), List.of(), Missing.STOP);
    assertThat(data.target()).isEqualTo(new Target.Labels(List.of("rain", "wind")));
    assertThat(data.train().targets().values().tensor().toArray())
        .containsExactly(0, 1, 1, 0, 1, 1);
    assertThat(data.train().inputs().toArray())
        .containsExactly(1.5f, 20.5f, 3, 2, -4, 0.5f, 3, 11, 100);
  }

  @Test
  void readsColumnsOfNumbersInTheOrderAsked() throws IOException {
    String text = WEATHER.replace("yes", "1").replace("no", "0");
    Dataset data = tables.csv(text, List.of(), List.of("mm", "degrees"), Missing.STOP);
    assertThat(data.target()).isEqualTo(new Target.Numbers(List.of("mm", "degrees")));
    assertThat(data.train().targets().values().tensor().toArray())
        .containsExactly(3, 20.5f, 0.5f, -4, 100, 11);
    assertThat(data.train().inputs().rowLength()).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNoLabelAndNoNumber() {
    refuses(
        () -> tables.csv(WEATHER, List.of("rain", "degrees"), List.of(), Missing.STOP),
        "a.csv:2: column 4 ('degrees'): labels: expected 0 or 1 (or true and false, yes and no),"
            + " found '20.5'");
    refuses(
        () -> tables.csv(WEATHER, List.of(), List.of("wind"), Missing.STOP),
        "a.csv:2: column 3 ('wind'): expected a number, found 'yes'");
    refuses(
        () -> tables.csv(WEATHER, List.of(), List.of("degrees", "degrees"), Missing.STOP),
        "targets: 'degrees' is there twice");
    refuses(
        () -> tables.csv(WEATHER, List.of(), List.of("degres"), Missing.STOP),
        "targets: there is no column 'degres' (did you mean 'degrees'?)");
  }

  @Test
  void refusesTargetsThatAreMissingUnlessTheirRowsAreLeftOut() throws IOException {
    String holes = "x,y\n1,2\n2,\n3,4\n";
    refuses(
        () -> tables.csv(holes, List.of(), List.of("y"), Missing.STOP),
        "a.csv:3: column 2 ('y'): expected a number, found nothing");
    Dataset data = tables.csv(holes, List.of(), List.of("y"), Missing.SKIP);
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(Tables.notes(data)).contains("1 of 3 rows whose target is missing are left out");
  }

  @Test
  void refusesATargetThatIsTheSameEverywhere() {
    refuses(
        () -> tables.csv("x,y\n1,1\n2,1\n", List.of("y"), List.of(), Missing.STOP),
        "'y': the same in every row that trains");
    refuses(
        () -> tables.csv("x,y,z\n1,1,2\n2,1,3\n", List.of(), List.of("y", "z"), Missing.STOP),
        "'y': the same in every row that trains");
  }

  @Test
  void notesALabelThatIsTheSameEverywhereBesideOthersThatAreNot() throws IOException {
    Dataset data =
        tables.csv("x,y,z\n1,0.0,1.0\n2,0.0,0.0\n", List.of("y", "z"), List.of(), Missing.STOP);
    assertThat(Tables.notes(data)).contains("'y': the same in every row that trains");
    assertThat(data.train().targets().values().tensor().toArray()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void refusesClassesBesideNumbers() {
    assertThatThrownBy(
            () ->
                new Csv(
                    Path.of("a.csv"),
                    Optional.empty(),
                    Column.parse("sun"),
                    List.of(),
                    List.of(Column.parse("mm")),
                    List.of(),
                    Optional.empty(),
                    ",",
                    ".",
                    Missing.STOP,
                    "utf-8"))
        .hasMessageContaining("exclude one another, found 2 of them");
  }

  @Test
  void readsAttributesOfLabelsAndNumbers() throws IOException {
    String text =
        """
        @relation w
        @attribute sun numeric
        @attribute rain {0,1}
        @attribute wind {0,1}
        @attribute mm numeric
        @data
        1,0,1,2
        2,1,1,3
        3,1,0,4
        """;
    Dataset labels = tables.arff(text, List.of("rain", "wind"), List.of());
    assertThat(labels.target()).isEqualTo(new Target.Labels(List.of("rain", "wind")));
    assertThat(labels.train().targets().values().tensor().toArray())
        .containsExactly(0, 1, 1, 1, 1, 0);
    Dataset numbers = tables.arff(text, List.of(), List.of("mm"));
    assertThat(numbers.train().targets().values().tensor().toArray()).containsExactly(2, 3, 4);
    refuses(
        () -> tables.arff(text, List.of(), List.of("rain")),
        "targets: attribute 'rain' holds values of a list, expected numbers");
  }

  private static void refuses(ThrowingCallable loading, String message) {
    assertThatThrownBy(loading).isInstanceOf(IOException.class).hasMessageContaining(message);
  }
}
