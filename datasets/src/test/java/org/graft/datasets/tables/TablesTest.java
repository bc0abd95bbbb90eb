package org.graft.datasets.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  private static final String ARFF =
      """
      % Flowers
      @RELATION flowers
      @attribute 'sepal length' NUMERIC
      @attribute width real
      @attribute class {rose,'tea rose', iris}
      @DATA
      1,2.5,iris

      3,4,'tea rose'
      5,6e-1,iris
      """;

  @TempDir Path home = Path.of("unset");

  @TestFactory
  Stream<DynamicTest> csvKeepsItsPromises() throws IOException {
    write("a.csv", "x,y,kind\n1,2,b\n3,4,a\n");
    write("b.csv", "x,y,kind\n5,6,a\n");
    return DatasetContract.of(csv("last", Header.PRESENT, ","), new Folder(home), Drawn.NOTHING)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> arffKeepsItsPromises() throws IOException {
    write("a.arff", ARFF);
    write("b.arff", ARFF.replace("1,2.5", "7,8").replace("3,4", "9,10").replace("5,6", "11,12"));
    Arff arff = new Arff(Path.of("a.arff"), Optional.of(Path.of("b.arff")), "last");
    return DatasetContract.of(arff, new Folder(home), Drawn.NOTHING).tests();
  }

  @Test
  void readsLabelsByNameAndIndexAndQuotedFields() throws IOException {
    write("a.csv", "\ufeff\"x;1\";kind;y\n1; \"a \"\"b\"\"\" ;2\n\n-3e1;10;4\n");
    write("b.csv", "\"x;1\";kind;y\n5;10;6\n");
    for (String label : new String[] {"kind", "1"}) {
      Dataset data = load(csv(label, Header.PRESENT, ";"));
      assertThat(data.classes()).containsExactly("10", "a \"b\"");
      assertThat(data.train().inputs().toArray()).containsExactly(1, 2, -30, 4);
      assertThat(data.test().labels()).containsExactly(0);
    }
    write("a.csv", "10\t1\n9\t2\n");
    write("b.csv", "9\t1\n");
    assertThat(load(csv("0", Header.ABSENT, "tab")).classes()).containsExactly("9", "10");
  }

  @Test
  void readsArffWithClassesAsDeclared() throws IOException {
    write("a.arff", ARFF);
    Dataset data = load(new Arff(Path.of("a.arff"), Optional.empty(), "class"));
    assertThat(data.classes()).containsExactly("tea rose", "iris");
    assertThat(data.train().labels()).containsExactly(1, 0, 1);
    assertThat(data.train().inputs().toArray()).containsExactly(1, 2.5f, 3, 4, 5, 0.6f);
    assertThat(data.test().size()).isZero();
  }

  @Test
  void saysWhereACsvIsWrong() throws IOException {
    write("b.csv", "x,kind\n1,a\n");
    refuses("x,kind\n1,a\n\n2..3,b\n", "a.csv:4: column 1 ('x'): expected a number, found '2..3'");
    refuses("x,kind\n1,a\n,b\n", "a.csv:3: column 1 ('x'): expected a number, found nothing");
    refuses("x,kind\n1,a\nNaN,b\n", "expected a number, found 'NaN'");
    refuses("x,kind\n1,a\n1,a,b\n", "a.csv:3: expected 2 fields, as on line 1, found 3");
    refuses("x,kind\n1,a\n1,\"b\n", "a.csv:3: a quote is not closed");
    refuses("x,kind\n1,a\n1,\n", "a.csv:3: column 2 ('kind'): expected a label, found nothing");
    refuses("x,kind\n1,a\n", "expected two classes or more in column 'kind', found [a]");
    refuses("x,y\n1,a\n", "there is no column 'kind'; expected an index from 0 to 1, last, or one");
    refuses("x;kind\n1;a\n", "a.csv:1: expected two or more columns of different names");
    refuses("", "a.csv: has no rows");
    refuses("x,kind\n1,c\n1,b\n", "b.csv:2: column 2 ('kind'): no row of ", "has the label 'a'");
    refuses("y,kind\n1,a\n1,b\n", "b.csv has the columns [x, kind], expected those of ");
    Files.delete(home.resolve("a.csv"));
    assertThatThrownBy(() -> load(csv("kind", Header.PRESENT, ",")))
        .hasMessageContaining("there is no file ");
    assertThatThrownBy(() -> csv("kind", Header.PRESENT, ",,"))
        .hasMessageContaining("delimiter must be one character, or tab; found ',,'");
  }

  @Test
  void saysWhereAnArffIsWrong() throws IOException {
    refusesArff(ARFF.replace("width real", "width string"), "a.arff:4: attributes are numeric or");
    refusesArff(ARFF.replace("3,4,", "{0 3},"), "a.arff:9: sparse rows are not read");
    refusesArff(ARFF.replace("3,4,", "?,4,"), "a.arff:9: column 1 ('sepal length'): expected a");
    refusesArff(ARFF.replace("3,4,", "3,"), "a.arff:9: expected 3 values, one an attribute");
    refusesArff(ARFF.replace("% Fl", "Fl"), "a.arff:1: expected @relation, @attribute or @data");
    refusesArff(
        ARFF.replace("class {rose,'tea rose', iris}", "class numeric"),
        "label: attribute 'class' is numeric; expected a nominal one");
  }

  private void refuses(String csv, String... parts) throws IOException {
    write("a.csv", csv);
    assertThatThrownBy(() -> load(csv("kind", Header.PRESENT, ",")))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(parts);
  }

  private void refusesArff(String arff, String part) throws IOException {
    write("a.arff", arff);
    assertThatThrownBy(() -> load(new Arff(Path.of("a.arff"), Optional.empty(), "last")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(part);
  }

  private static Csv csv(String label, Header header, String delimiter) {
    return new Csv(Path.of("a.csv"), Optional.of(Path.of("b.csv")), label, header, delimiter);
  }

  private Dataset load(DatasetProvider provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }
}
