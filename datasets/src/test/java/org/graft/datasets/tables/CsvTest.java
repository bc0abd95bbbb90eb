package org.graft.datasets.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.graft.spi.data.Dataset;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private static final Optional<Header> UNSAID = Optional.empty();
  private static final Optional<Header> ABSENT = Optional.of(Header.ABSENT);

  @TempDir Path home = Path.of("unset");
  private Tables tables = new Tables(home);

  @BeforeEach
  void useTheFolder() {
    tables = new Tables(home);
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() throws IOException {
    tables.write("a.csv", "x,y,kind\n1,2,b\n3,4,a\n");
    tables.write("b.csv", "x,y,kind\n5,6,a\n");
    return DatasetContract.of(tested("last"), new Folder(home), Drawn.NOTHING).tests();
  }

  @Test
  void theKeywordLastIsTheFinalColumnAndANameIsAName() throws IOException {
    String table = "first,last,label\n1,7,0\n2,8,1\n3,7,0\n4,8,1\n5,7,1\n";
    Dataset data = tables.csv(table, "last");
    assertThat(data.classes()).containsExactly("0", "1");
    assertThat(data.train().inputs().rows(0, 1)).containsExactly(1, 7);
    assertThat(Tables.notes(data))
        .contains("labels are the final column, 'label'", "write label: name:last");
    assertThat(tables.csv(table, "name:last").classes()).containsExactly("7", "8");
    assertThat(tables.csv(table, "index:1").classes()).containsExactly("7", "8");
  }

  @Test
  void aNumberThatCouldBeNameOrIndexIsAsked() throws IOException {
    String table = "1,0,x,kind\n5,6,1,a\n7,8,1,b\n";
    refuses(
        () -> tables.csv(table, "0"),
        "label: '0' is the name of column 1 and the index of column '1'; write name:0 or index:0");
    assertThat(tables.csv(table, "name:0", "3").classes()).containsExactly("6", "8");
    assertThat(tables.csv(table, "3").classes()).containsExactly("a", "b");
    assertThatThrownBy(() -> Column.parse("index:x")).hasMessageContaining("an index from 0");
  }

  @Test
  void sortsNumericLabelsByValueAndOthersByCodePoints() throws IOException {
    assertThat(tables.csv("x,c\n1,10\n2,9\n3,-1\n4,007\n", "c").classes())
        .containsExactly("-1", "007", "9", "10");
    assertThat(tables.csv("x,c\n1,10\n2,9\n3,1e3\n", "c").classes())
        .containsExactly("10", "1e3", "9");
    assertThat(Tables.notes(tables.csv("x,c\n1,1\n2,1.0\n3,2\n", "c")))
        .contains("labels of one number are different classes\n  1 and 1.0");
  }

  @Test
  void oneNameInTwoUnicodeFormsIsOneClass() throws IOException {
    Dataset data = tables.csv("x,c\n1,caf\u00e9\n2,cafe\u0301\n3,tea\n", "c");
    assertThat(data.classes()).containsExactly("caf\u00e9", "tea");
    assertThat(data.train().labels()).containsExactly(0, 0, 1);
  }

  @Test
  void readsFieldsAsRfc4180WritesThem() throws IOException {
    Dataset data =
        tables.csv("\ufeff\"x,1\",kind\r\n1,\"two\r\nlines\"\r\n2, \"a \"\"b\"\"\" \r\n", "kind");
    assertThat(data.classes()).containsExactly("a \"b\"", "two\r\nlines");
    assertThat(data.train().inputs().toArray()).containsExactly(1, 2);
    refuses(() -> tables.csv("x,kind\n1,\"two\nlines\"\nz,b\n", "kind"), "a.csv:4: column 1 ('x')");
    refuses(() -> tables.csv("x,kind\n1,a\n1,\"b\n", "kind"), "a.csv:3: a quote is not closed");
    refuses(
        () -> tables.csv("x,kind\n1,\"a\"b\n", "kind"), "a.csv:2: expected a delimiter behind a");
  }

  @Test
  void readsOtherDialectsWhenTold() throws IOException {
    Dataset comma = tables.csv("x;y;kind\n1,5;2;a\n-,5;3e1;b\n", UNSAID, ";", ",", Missing.STOP);
    assertThat(comma.train().inputs().toArray()).containsExactly(1.5f, 2, -0.5f, 30);
    refuses(
        () -> tables.csv("x;kind\n1,5;a\n2;b\n", UNSAID, ";", ".", Missing.STOP),
        "found '1,5'; for decimal commas write decimal: ','");
    refuses(
        () -> tables.csv("x;kind\n1.500,5;a\n2;b\n", UNSAID, ";", ",", Missing.STOP),
        "expected a number, found '1.500,5'");
    String blanks = "  x   y\t kind\n 1  2 a\n3\t\t4   b  \n";
    assertThat(tables.csv(blanks, UNSAID, "blanks", ".", Missing.STOP).train().inputs().toArray())
        .containsExactly(1, 2, 3, 4);
    assertThat(tables.csv("10\t1\n9\t2\n", ABSENT, "tab", ".", Missing.STOP).classes())
        .containsExactly("1", "2");
    assertThat(tables.csv(" x , y , label \n 1 , 2 , a \n 3 , 4 ,b\n", "label").classes())
        .containsExactly("a", "b");
    Dataset trailing = tables.csv("x,y,kind,\n1,2,a,\n3,4,b,\n", "last");
    assertThat(trailing.classes()).containsExactly("a", "b");
    assertThat(Tables.notes(trailing)).contains("every line ends in a delimiter");
  }

  @Test
  void readsGzipAndMarkedEncodingsAndOthersWhenTold() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(home.resolve("g.csv.gz")))) {
      out.write("x,label\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }
    Dataset packed = tables.load(new Csv(Path.of("g.csv.gz")));
    assertThat(packed.classes()).containsExactly("a", "b");
    assertThat(Tables.notes(packed)).contains("g.csv.gz is gzip and was unpacked");
    byte[] whole = Files.readAllBytes(home.resolve("g.csv.gz"));
    Files.write(home.resolve("g.csv.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
    refuses(() -> tables.load(new Csv(Path.of("g.csv.gz"))), "is gzip, but damaged or cut off");

    String latin = "x,label\n1,caf\u00e9\n2,b\n";
    Files.write(home.resolve("l.csv"), latin.getBytes(StandardCharsets.ISO_8859_1));
    refuses(
        () -> tables.load(new Csv(Path.of("l.csv"))),
        "l.csv:2: is not text in UTF-8 (byte 0xe9); say what it is in: encoding: windows-1252");
    assertThat(tables.load(encoded("l.csv", "iso-8859-1")).classes())
        .containsExactly("b", "caf\u00e9");
    Files.write(home.resolve("u.csv"), ("\ufeff" + latin).getBytes(StandardCharsets.UTF_16LE));
    assertThat(tables.load(new Csv(Path.of("u.csv"))).classes()).containsExactly("b", "caf\u00e9");
    Files.write(home.resolve("u.csv"), latin.getBytes(StandardCharsets.UTF_16LE));
    refuses(() -> tables.load(encoded("u.csv", "iso-8859-1")), "u.csv:1: holds a zero byte");
    assertThatThrownBy(() -> encoded("u.csv", "utf-99"))
        .hasMessageContaining("no charset 'utf-99'");
  }

  @Test
  void takesOnlyDecimalNumbersForNumbers() throws IOException {
    for (String word : List.of("1d", "2f", "0x1p3", "Infinity", "1_000", "1e", "--1", "red")) {
      refuses(
          () -> tables.csv("x,y,label\n1,%s,a\n1,2,b\n".formatted(word), "label"),
          "a.csv:2: column 2 ('y'): expected a number, found '" + word + "'");
    }
    refuses(
        () -> tables.csv("x,label\n1e400,a\n2,b\n", "label"),
        "'1e400' is too large; expected numbers up to 3.4e38");
    assertThat(tables.csv("x,label\n.5,a\n+2.e-1,b\n", "label").train().inputs().toArray())
        .containsExactly(.5f, .2f);
  }

  @Test
  void tellsOfColumnsThatCountRowsAndLeavesOutWhatIsDropped() throws IOException {
    String pandas = ",x,label\n0,5,a\n1,7,b\n";
    assertThat(Tables.notes(tables.csv(pandas, "label")))
        .contains("column 1 ('') counts the rows and has no name: drop: [index:0]");
    Dataset dropped = tables.csv(pandas, "label", "index:0");
    assertThat(dropped.train().inputs().toArray()).containsExactly(5, 7);
    assertThat(dropped.notes()).isEmpty();
    assertThat(tables.csv("name,x,label\nann,5,a\nbob,7,b\n", "label", "name").inputShape())
        .hasToString("1");
    refuses(
        () -> tables.csv(pandas, "label", "label"),
        "drop: 'label' is a target (label, labels or targets)");
    refuses(() -> tables.csv(pandas, "label", "0", "1"), "no column is left to be a feature");
    refuses(() -> tables.csv(pandas, "label", "z"), "drop: there is no column 'z'");
  }

  @Test
  void asksWhetherAFirstLineOfNumbersIsARow() throws IOException {
    String iris = "5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.1,Iris-versicolor\n\n";
    refuses(
        () -> tables.csv(iris, "last"),
        "a.csv:1: the first line holds numbers",
        "if it is a row, write header: absent; if these are the columns' names, header: present");
    assertThat(tables.csv(iris, ABSENT, ",", ".", Missing.STOP).train().inputs().rows(0, 1))
        .containsExactly(5.1f, 3.5f, 1.4f, 0.2f);
    assertThat(tables.csv("0,1,kind\n5,6,a\n7,8,b\n", "kind").train().size()).isEqualTo(2);
    assertThat(
            tables
                .csv(
                    "1.5,2.5,k\n5,6,a\n7,8,b\n",
                    Optional.of(Header.PRESENT),
                    ",",
                    ".",
                    Missing.STOP)
                .train()
                .size())
        .isEqualTo(2);
  }

  @Test
  void refusesReplacesOrSkipsWhatIsMissing() throws IOException {
    String table = "x,y,k\n1,2,a\n,4,b\n3,NA,a\n5,?,b\n";
    refuses(
        () -> tables.csv(table, "k"),
        "a.csv:3: column 1 ('x'): expected a number, found nothing",
        "missing: mean or missing: skip");
    Dataset means = tables.csv(table, UNSAID, ",", ".", Missing.MEAN);
    assertThat(means.train().inputs().toArray())
        .containsExactly(1, 2, Float.NaN, 4, 3, Float.NaN, 5, Float.NaN);
    assertThat(Tables.notes(means)).contains("x: 1 of 4", "y: 2 of 4", "over the training rows");
    Dataset whole = tables.csv("x,k\n1,a\nnan,b\n3,b\n", UNSAID, ",", ".", Missing.SKIP);
    assertThat(whole.train().inputs().toArray()).containsExactly(1, 3);
    assertThat(Tables.notes(whole))
        .contains("1 of 3 rows in which values are missing", "line 3: 'x'");
  }

  @Test
  void saysWhereAFileIsWrong() throws IOException {
    refuses(() -> tables.csv("x,k\n1,a\n\n2..3,b\n", "k"), "a.csv:4: column 1 ('x'): expected a");
    refuses(() -> tables.csv("x,k\n1,a\n1,a,b\n", "k"), "a.csv:3: expected 2 fields, as on line 1");
    refuses(() -> tables.csv("x,k\n1,a\n1,\n", "k"), "a.csv:3: column 2 ('k'): expected a label");
    refuses(() -> tables.csv("x,k\n1,a\n", "k"), "two classes or more in column 'k', found [a]");
    refuses(() -> tables.csv("x,y\n1,a\n2,b\n", "k"), "there is no column 'k'; expected an index");
    refuses(() -> tables.csv("x;k\n1;a\n", "k"), "a.csv:1: expected two or more columns of");
    refuses(() -> tables.csv("", "k"), "a.csv: has no rows");
    tables.write("a.csv", "x,k\n1,c\n1,b\n");
    tables.write("b.csv", "x,k\n1,a\n");
    refuses(() -> tables.load(tested("k")), "b.csv:2: column 2 ('k'): no row of ", "label 'a'");
    tables.write("a.csv", "y,k\n1,a\n1,b\n");
    refuses(() -> tables.load(tested("k")), "b.csv has the columns [x, k], expected those of ");
    Files.delete(home.resolve("a.csv"));
    refuses(() -> tables.load(tested("k")), "there is no file ");
    assertThatThrownBy(() -> tables.csv("x", UNSAID, ",,", ".", Missing.STOP))
        .hasMessage("delimiter must be one character, tab or blanks; found ',,'");
    assertThatThrownBy(() -> tables.csv("x", UNSAID, ",", ",", Missing.STOP))
        .hasMessageContaining("decimal and delimiter are both ','");
  }

  private static void refuses(ThrowingCallable load, String... parts) {
    assertThatThrownBy(load).isInstanceOf(IOException.class).hasMessageContainingAll(parts);
  }

  private static Csv tested(String label) {
    return new Csv(
        Path.of("a.csv"),
        Optional.of(Path.of("b.csv")),
        Column.parse(label),
        List.of(),
        List.of(),
        List.of(),
        UNSAID,
        ",",
        ".",
        Missing.STOP,
        "utf-8");
  }

  private static Csv encoded(String file, String encoding) {
    return new Csv(
        Path.of(file),
        Optional.empty(),
        Column.LAST,
        List.of(),
        List.of(),
        List.of(),
        UNSAID,
        ",",
        ".",
        Missing.STOP,
        encoding);
  }
}
