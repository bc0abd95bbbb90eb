package org.graft.reports.latex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.reports.table.Cell;
import org.graft.reports.table.Column;
import org.graft.reports.table.Table;
import org.junit.jupiter.api.Test;

class LatexTableTest {
  private static final double TWO_COLUMN = 219;
  private static final double ONE_COLUMN = 343;

  @Test
  void setsAnyNumberOfColumnsWithinTheText() {
    for (int columns : new int[] {1, 4, 12, 40}) {
      for (Layout layout : Layout.of(table(columns, 12, "data-set-"))) {
        assertThat(layout.total()).isLessThanOrEqualTo(layout.wide() ? ONE_COLUMN : TWO_COLUMN);
      }
    }
    assertThat(Layout.of(table(40, 12, "data-set-"))).hasSizeGreaterThan(1);
    assertThat(Layout.of(table(2, 12, "data-set-")).get(0).wide()).isFalse();
  }

  @Test
  void wrapsNamesOfSixtyLettersAndKeepsThemWhole() {
    String name = "a-data-set-with-quite-a-long-name-of-more-than-sixty-characters-";
    String tex = LatexTable.write(table(5, 3, name));
    assertThat(tex).contains("\\raggedright\\arraybackslash}p{");
    assertThat(tex.replace("\\allowbreak{}", "")).contains(name + "2 &");
  }

  @Test
  void goesOnInAnotherFloatWhereRowsFillAPage() {
    String tex = LatexTable.write(table(3, 200, "data-"));
    assertThat(tex.split("\\\\begin\\{table", -1)).hasSizeGreaterThan(4);
    assertThat(tex).contains("(continued)", "\\addtocounter{table}{-1}");
    assertThat(tex.split("\\\\label", -1)).hasSize(2);
  }

  @Test
  void writesGreekAsMathematicsAndAccentsAsCommands() {
    String tex = LatexTable.write(table(1, 1, "\u03b1 \u00fcn\u00efcode Dem\u0161ar "));
    assertThat(tex)
        .contains("$\\alpha$ {\\\"u}n{\\\"{\\i}}code Dem{\\v{s}}ar")
        .doesNotContain("\\errmessage");
  }

  @Test
  void saysOnceWhichEngineOtherScriptsNeed() {
    assertThat(LatexTable.write(table(1, 1, "\u0416\u0434 \u732b ")))
        .contains("cyrillic, han", "LuaLaTeX or XeLaTeX", "\\endinput\\fi\\fi");
  }

  @Test
  void takesNoBracketAfterALineForAnOption() {
    String tex = LatexTable.write(table(1, 2, "[x] "));
    assertThat(tex).contains("\n{}[x] 0").doesNotContain("\n[x]");
  }

  private static Table table(int columns, int rows, String name) {
    List<Column> heading = new ArrayList<>(List.of(Column.words("data set")));
    for (int c = 0; c < columns; c++) {
      heading.add(Column.numbers("fine-tune(frozen=" + c + ",rate=0.0001)", ""));
    }
    List<List<Cell>> cells =
        IntStream.range(0, rows)
            .mapToObj(
                r -> {
                  List<Cell> row = new ArrayList<>(List.of(Cell.words(name + r)));
                  for (int c = 0; c < columns; c++) {
                    row.add(Cell.number(0.7 + c / 100.0, 4));
                  }
                  return List.copyOf(row);
                })
            .toList();
    return new Table("datasets", "Scores", heading, cells, List.of());
  }
}
