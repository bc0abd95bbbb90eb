package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.graft.engine.study.table.TableException;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;

final class TableReadingTest {
  @Test
  void namesLineAndColumnOfABadNumber() {
    assertThatThrownBy(() -> new Tables().study("seed,A,B\n1,0.9,0.8\n2,o.91,0.8\n3,1,1\n"))
        .isInstanceOf(TableException.class)
        .hasMessage("line 3, column 'A': 'o.91' is not a number");
  }

  @Test
  void suggestsTheColumnThatWasMeant() {
    assertThatThrownBy(() -> new Tables().metric("acuracy").study(Tables.blobs()))
        .hasMessageContaining("--metric: no column named 'acuracy' (did you mean 'accuracy'?)");
    assertThatThrownBy(() -> new Tables().baseline("scrach").study(Tables.blobs()))
        .hasMessageContaining("did you mean 'scratch'");
  }

  @Test
  void refusesTwoScoresOfOneCell() {
    assertThatThrownBy(() -> new Tables().study("strategy,seed,score\nA,1,1\nB,1,2\nA,1,3\n"))
        .hasMessageContaining("lines 2 and 4", "--paired-by");
  }

  /** An export from which somebody took columns out. */
  @Test
  void pairsALedgersRowsByTheRepeatsThatAreLeft() {
    String csv =
        """
        strategy,source_replicate,status,accuracy
        a,0,completed,0.80
        b,0,completed,0.82
        a,1,completed,0.81
        b,1,completed,0.84
        """;
    assertThat(OneDatasetStudyTest.only(new Tables().study(csv)).pairs()).isEqualTo(2);
  }

  @Test
  void readsSemicolonsAndDecimalCommas() {
    Study study = new Tables().study("seed;A;B\n1;0,9;0,8\n2;0,7;0,6\n");
    assertThat(study.analysis().settings().get(0).strategies().get(0).values())
        .containsExactly(0.9, 0.7);
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertThatThrownBy(() -> new Tables().study("seed,A,B\n1,2\n"))
        .hasMessageContaining("line 2 has 2 cells, the heading has 3");
  }

  @Test
  void saysWhichLineOpensAQuotationThatNeverEnds() {
    assertThatThrownBy(() -> new Tables().study("seed,A,B\n1,2,\"3\n"))
        .hasMessageContaining("line 2: a quotation mark opens a cell and none closes it");
  }

  @Test
  void readsAnExportWithItsSourceModels() {
    StringBuilder csv =
        new StringBuilder(
            "trial,transfer,backbone,strategy,source_replicate,training_replicate,status,"
                + "score.accuracy\n");
    for (int s = 0; s < 8; s++) {
      for (int t = 0; t < 3; t++) {
        for (String strategy : List.of("scratch", "fine-tune")) {
          double score = 0.7 + (strategy.equals("fine-tune") ? 0.01 * s - 0.01 : 0) + 0.001 * t;
          csv.append("x,a -> b,mlp,").append(strategy).append(',').append(s).append(',');
          csv.append(t).append(",completed,").append(score).append('\n');
        }
      }
    }
    Study study = new Tables().baseline("scratch").study(csv.toString());
    assertThat(study.design().replication().clusters()).isEqualTo(8);
    assertThat(OneDatasetStudyTest.only(study).pairs()).isEqualTo(8);
    assertThat(OneDatasetStudyTest.only(study).decision().sentence())
        .contains("over 8 source models with 24 paired repeats in all");
  }
}
