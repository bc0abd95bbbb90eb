package org.graft.datasets.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.MissingInputs;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ArffTest {
  private static final float NONE = Float.NaN;

  private static final String FLOWERS =
      """
      % Flowers
      @RELATION it's flowers
      @attribute 'sepal length' NUMERIC
      @attribute width real
      @attribute class {rose,'tea rose', iris}
      @DATA
      1,2.5,iris

      3,4,'tea rose'
      5,6e-1,iris
      """;

  private static final String HEADER =
      "@relation t\n@attribute x numeric\n@attribute c {a,b}\n@data\n";

  @TempDir Path home = Path.of("unset");
  private Tables tables = new Tables(home);

  @BeforeEach
  void useTheFolder() {
    tables = new Tables(home);
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() throws IOException {
    tables.write("a.arff", FLOWERS);
    tables.write(
        "b.arff", FLOWERS.replace("1,2.5", "7,8").replace("3,4", "9,10").replace("5,6", "11,12"));
    Arff arff =
        new Arff(
            Path.of("a.arff"),
            Optional.of(Path.of("b.arff")),
            Column.LAST,
            List.of(),
            List.of(),
            List.of(),
            Missing.MEAN,
            RowWeights.STOP,
            "utf-8");
    return DatasetContract.of(arff, new Folder(home), Drawn.NOTHING).tests();
  }

  @Test
  void readsNumbersAndClassesInTheOrderOfEveryLoader() throws IOException {
    Dataset data = tables.arff(FLOWERS, "class");
    assertThat(data.classes()).containsExactly("iris", "tea rose");
    assertThat(data.train().labels()).containsExactly(0, 1, 0);
    assertThat(data.train().inputs().toArray()).containsExactly(1, 2.5f, 3, 4, 5, 0.6f);
    assertThat(data.test().size()).isZero();
    String numbers = HEADER.replace("{a,b}", "{10,2,1}") + "1,10\n2,1\n3,2\n";
    assertThat(tables.arff(numbers, "last").classes()).containsExactly("1", "2", "10");
  }

  @Test
  void nominalAttributesAreOneHot() throws IOException {
    Dataset weather =
        tables.arff(
            """
            @relation weather.symbolic
            @attribute outlook {sunny, overcast, rainy}
            @attribute windy {TRUE, FALSE}
            @attribute play {yes, no}
            @data
            sunny,FALSE,no
            overcast,TRUE,yes
            rainy,FALSE,yes
            """,
            "last");
    assertThat(weather.train().inputs().shape()).hasToString("3x5");
    assertThat(weather.train().inputs().toArray())
        .containsExactly(1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1);
    assertThat(weather.classes()).containsExactly("no", "yes");
    assertThat(Tables.notes(weather)).contains("one-hot", "outlook: 3", "windy: 2");
    Dataset numbers = tables.arff(HEADER.replace("numeric", "{1,2,10}") + "1,a\n10,b\n", "last");
    assertThat(numbers.train().inputs().toArray()).containsExactly(1, 0, 0, 0, 0, 1);
  }

  @Test
  void theClassMayStandAnywhere() throws IOException {
    String first = "@relation t\n@attribute c {a,b}\n@attribute x real\n@data\na,1\nb,2\n";
    assertThat(tables.arff(first, "c").train().inputs().toArray()).containsExactly(1, 2);
    refuses(
        () -> tables.arff(first, "last"),
        "a.arff:3: label: attribute 'x' is numeric",
        "write label: x");
    Dataset whole = tables.arff(first, "x");
    assertThat(whole.classes()).containsExactly("1", "2");
    assertThat(Tables.notes(whole)).contains("each of its whole numbers is a class");
    refuses(() -> tables.arff(first.replace("b,2", "b,2.5"), "x"), "'x' is numeric; expected a");
  }

  @Test
  void missingValuesFollowTheRule() throws IOException {
    Dataset labels = tables.arff(HEADER + "1,a\n2,b\n3,?\n", "last");
    assertThat(labels.train().inputs().toArray()).containsExactly(1, 2);
    assertThat(Tables.notes(labels)).contains("1 of 3 rows whose label is missing", "line 7");

    String table =
        """
        @relation t
        @attribute x real
        @attribute n {p,q}
        @attribute e real
        @attribute c {a,b}
        @data
        1,p,?,a
        ?,?,?,b
        4,'q',?,b
        """;
    Dataset means = tables.arff(table, "c");
    assertThat(means.train().inputs().toArray())
        .containsExactly(1, 1, 0, NONE, NONE, 0, 0, NONE, 4, 0, 1, NONE);
    assertThat(means.missing()).isEqualTo(MissingInputs.TRAINING_MEAN);
    assertThat(Tables.notes(means)).contains("x: 1 of 3", "e: 3 of 3, so 0 in every row");
    refuses(
        () -> tables.arff(table, "c", Missing.STOP, RowWeights.STOP),
        "a.arff:7: column 3 ('e'): expected a number, found nothing");
    assertThat(tables.arff(table, "c", Missing.SKIP, RowWeights.STOP, "e").train().size())
        .isEqualTo(2);
    refuses(
        () -> tables.arff(HEADER.replace("{a,b}", "{a,'?'}") + "1,a\n2,b\n", "last"),
        "'b' is no value of attribute 'c'");
    assertThat(tables.arff(HEADER.replace("{a,b}", "{a,'?'}") + "1,a\n2,'?'\n", "last").classes())
        .containsExactly("?", "a");
  }

  @Test
  void readsSparseRows() throws IOException {
    String head =
        "@relation t\n@attribute x numeric\n@attribute y numeric\n@attribute c {a,b}\n@data\n";
    Dataset data = tables.arff(head + "{0 1, 2 a}\n{1 3, 2 b}\n{}\n{0 ?,2 b}\n", "last");
    assertThat(data.train().inputs().toArray()).containsExactly(1, 0, 0, 3, 0, 0, NONE, 0);
    assertThat(data.train().labels()).containsExactly(0, 1, 0, 1);
    refuses(
        () -> tables.arff(head + "{0 1, 3 a}\n", "last"), "a.arff:6: expected an index above 0");
    refuses(() -> tables.arff(head + "{1 1, 0 a}\n", "last"), "expected an index above 1");
    refuses(() -> tables.arff(head + "{0 1, 2 z}\n", "last"), "'z' is no value of attribute 'c'");
    refuses(() -> tables.arff(head + "{0 1, 2}\n", "last"), "index 2 has no value");
  }

  @Test
  void weightsAreRefusedOrIgnoredButNeverRead() throws IOException {
    String weighted = HEADER + "1,a,{2}\n2,b,{1}\n";
    refuses(() -> tables.arff(weighted, "last"), "a.arff:5: this row has the weight 2");
    Dataset ignored = tables.arff(weighted, "last", Missing.MEAN, RowWeights.IGNORE);
    assertThat(ignored.train().inputs().toArray()).containsExactly(1, 2);
    assertThat(Tables.notes(ignored)).contains("1 weights count for nothing", "line 5");
    assertThat(tables.arff(HEADER + "1,a,{1}\n{0 2,1 b}, {1}\n", "last").train().size())
        .isEqualTo(2);
    refuses(
        () -> tables.arff(HEADER.replace("numeric", "numeric {0.5}") + "1,a\n2,b\n", "last"),
        "a.arff:2: attribute 'x' has the weight 0.5");
    refuses(() -> tables.arff(HEADER + "1,a,{z}\n", "last"), "expected a weight in braces");
  }

  @Test
  void readsWhatWekaReads() throws IOException {
    Dataset data =
        tables.arff(
            """
            @relation t % note
            @attribute\t'my x'\tinteger [1,10] % a comment
            @attribute "y \\" z" real
            @attribute 'the class'{'a b', % first
              'it\\'s 100%'}
            @data
            1 2\t'a b'   % tail
            3,\t4, "it's 100%"
            """,
            "the class");
    assertThat(data.classes()).containsExactly("a b", "it's 100%");
    assertThat(data.train().inputs().toArray()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void refusesOtherTypesByNameUnlessTheyAreDropped() throws IOException {
    String table =
        """
        @relation t
        @attribute text string
        @attribute day date "yyyy-MM-dd"
        @attribute bag relational
          @attribute inner numeric
        @end bag
        @attribute x numeric
        @attribute c {a,b}
        @data
        'one, two',"2020-01-02",'1\\n2',3,a
        'three','2020-01-03','4',5,b
        """;
    refuses(
        () -> tables.arff(table, "c"), "a.arff:2: attribute 'text' holds strings", "drop: [text]");
    refuses(() -> tables.arff(table, "c", "text"), "a.arff:3: attribute 'day' holds dates");
    refuses(() -> tables.arff(table, "c", "text", "day"), "a.arff:4: attribute 'bag' holds tables");
    assertThat(tables.arff(table, "c", "text", "day", "bag").train().inputs().toArray())
        .containsExactly(3, 5);
    assertThat(tables.arff(table, "text", "day", "bag").classes())
        .containsExactly("one, two", "three");
  }

  @Test
  void saysWhereAFileIsWrong() throws IOException {
    refuses(
        () -> tables.arff(FLOWERS.replace("3,4,", "3,"), "last"), "a.arff:9: expected 3 values");
    refuses(
        () -> tables.arff(FLOWERS.replace("3,4,", "3,,"), "last"), "a.arff:9: a value is empty");
    refuses(
        () -> tables.arff(FLOWERS.replace("3,4,", "3,x4,"), "last"),
        "a.arff:9: column 2 ('width')");
    refuses(
        () -> tables.arff(FLOWERS.replace("% Fl", "Fl"), "last"), "a.arff:1: expected @relation");
    refuses(
        () -> tables.arff(FLOWERS.replace("width real", "width reel"), "last"), "no type 'reel'");
    refuses(
        () -> tables.arff(FLOWERS.replace("5,6e-1,iris", "5,6,irs"), "last"),
        "did you mean 'iris'?");
    refuses(
        () -> tables.arff(FLOWERS.replace("'tea rose'\n", "'tea rose\n"), "last"),
        "a.arff:9: a quote");
    refuses(
        () -> tables.arff(FLOWERS.replace("@DATA", "@attribute width real\n@DATA"), "last"),
        "two attributes");
    refuses(
        () -> tables.arff(FLOWERS.substring(0, FLOWERS.indexOf("@DATA")), "last"),
        "ends before @data");
    refuses(() -> tables.arff(FLOWERS.replace("iris}", "iris"), "last"), "not closed by }");
    refuses(() -> tables.arff(HEADER, "last"), "one row or more, found 2 and 0");
  }

  private static void refuses(ThrowingCallable load, String... parts) {
    assertThatThrownBy(load).isInstanceOf(IOException.class).hasMessageContainingAll(parts);
  }
}
