package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.graft.engine.study.table.TableException;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;

/** What columns are taken for is said, and what could be several things is asked. */
final class TableRolesTest {
  @Test
  void saysWhatEachColumnWasTakenFor() {
    assertThat(new Tables().text(Tables.blobs()))
        .startsWith("columns: strategy = strategies; seed = repeats; accuracy = scores\n");
    assertThat(new Tables().printed("idcol.csv"))
        .startsWith("columns: id = repeats; a, b = scores of a strategy\n");
  }

  /** Five source models are five units, whatever the number of trainings: 2^(1 - 5) = 0.0625. */
  @Test
  void countsRepeatsOfOneSourceTogether() {
    for (Tables tables :
        List.of(
            new Tables(),
            new Tables().cluster("source"),
            new Tables().pairedBy("source", "seed"))) {
      assertThat(tables.printed("sourcecol.csv"))
          .contains(
              "5 source models, with which the smallest p-value that the test can reach is 0.0625")
          .doesNotContain("beats");
    }
    assertThat(new Tables().printed("sourcecol.csv"))
        .containsSubsequence("serious: Repeats of one 'source'", "cannot be told");
    assertThat(new Tables().cluster("source").printed("sourcecol.csv"))
        .doesNotContain("Repeats of one");
    assertThat(new Tables().cluster("none").printed("sourcecol.csv"))
        .contains("b beats a", "over 20 paired repeats");
  }

  @Test
  void takesAnyTextForTheNamesOfClusters() {
    StringBuilder csv = new StringBuilder("clinic_id,visit,strategy,auc\n");
    Random random = new Random(4);
    for (String clinic : List.of("North", "South-2", "ost 3", "\u897f", "e", "f", "g")) {
      double level = random.nextGaussian();
      for (int visit = 0; visit < 3; visit++) {
        row(csv, clinic + "," + visit + ",a,", level + 0.3 + 0.1 * random.nextGaussian());
        row(csv, clinic + "," + visit + ",b,", level + 0.1 * random.nextGaussian());
      }
    }
    assertThat(new Tables().cluster("clinic_id").pairedBy("visit").text(csv.toString()))
        .contains("a beats b", "over 7 clinics with 21 paired visits in all");
    assertThat(new Tables().ignore("visit").text(csv.toString()))
        .contains("serious: Repeats of one 'clinic_id'", "over 7 clinics with 21 repeats in all");
  }

  /** Subjects of whom each saw one strategy: their means are independent samples. */
  @Test
  void comparesClustersOfOneStrategyEachAsIndependentMeans() {
    StringBuilder csv = new StringBuilder("subject,strategy,score\n");
    Random random = new Random(5);
    for (int subject = 0; subject < 12; subject++) {
      double level = random.nextGaussian();
      for (int i = 0; i < 4 + subject % 3; i++) {
        row(csv, "s" + subject + (subject < 6 ? ",a," : ",b,"), level + random.nextGaussian());
      }
    }
    assertThat(new Tables().text(csv.toString())).contains("6 and 6 unpaired subjects");
  }

  @Test
  void takesRepeatsThatNeverVaryForOneObservation() {
    assertThat(new Tables().printed("const30.csv"))
        .contains("serious: Repeats of a and b never vary", "all 30 pairs together count as one")
        .doesNotContain("beats", "e-9");
    assertThat(new Tables().printed("fiveconst.csv"))
        .contains("serious: Scores are the same on every data set", "all 6 data sets together")
        .doesNotContain("beats", "0.031");
    assertThat(new Tables().text("strategy,accuracy\n" + "a,.9\n".repeat(9) + "b,.8\n".repeat(9)))
        .contains("never vary", "count as one observation each")
        .doesNotContain("beats");
  }

  @Test
  void takesAnswersThatAreRightOrWrongForWhatTheyAre() {
    StringBuilder csv = new StringBuilder("example,a,b\n");
    for (int i = 0; i < 12; i++) {
      csv.append(i).append(",1,0\n");
    }
    assertThat(new Tables().text(csv.toString())).contains("a beats b", "p = 0.0005");
  }

  @Test
  void countsCopiedRowsOnce() {
    assertThat(new Tables().printed("duprows.csv"))
        .contains("serious: 2 rows repeat another one word for word (line 4 and others)")
        .contains("there is only one pair");
    StringBuilder csv = new StringBuilder("seed,a,b\n");
    for (int i = 0; i < 30; i++) {
      csv.append(i)
          .append(List.of(",0.81234,0.79213", ",0.82341,0.80412", ",0.80125,0.78544").get(i % 3));
      csv.append('\n');
    }
    assertThat(new Tables().text(csv.toString()))
        .contains("serious: Only 3 of 30 repeats of scores differ", "there are 3 different repeats")
        .doesNotContain("beats");
  }

  @Test
  void keepsStrategiesOfWhichEveryRunBroke() {
    assertThat(new Tables().printed("allfailedcol.csv"))
        .contains(
            "a beats b", "Whether a and c differ cannot be told", "12 of 12 trainings failed");
    assertThat(new Tables().printed("killedwords.csv"))
        .contains("a beats b", "8 of 12 trainings failed with c")
        .doesNotContain("data set");
  }

  @Test
  void asksWhatWordsAmongNumbersAre() {
    String csv = Tables.read("killedwords.csv").replace("killed", "n.n.");
    assertThatThrownBy(() -> new Tables().study(csv))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("line 2, column 'c': 'n.n.' is not a number", "--ignore c");
    String corpus = "corpus,seed,strategy,acc\nx,1,a,.1\nx,1,b,.2\ny,1,a,.3\ny,1,b,.4\n";
    assertThat(new Tables().text(corpus)).contains("corpus = data sets");
    assertThatThrownBy(() -> new Tables().study(corpus.replace("corpus", "genre")))
        .hasMessageContaining("what is column 'genre' (x, y)?", "--dataset genre");
    assertThatThrownBy(() -> new Tables().study("genre,a,b\nx,.1,.2\nx,.2,.3\ny,.3,.4\ny,.5,.1\n"))
        .hasMessageContaining("what is column 'genre'", "--cluster genre");
  }

  @Test
  void asksAboutColumnsThatAreNoScores() {
    assertThatThrownBy(() -> new Tables().printed("extranumeric.csv"))
        .hasMessageContaining("is 'epochs' a strategy", "--ignore epochs", "--scores epochs,a,b");
    assertThat(new Tables().ignore("epochs").printed("extranumeric.csv"))
        .contains("epochs = left out, as told", "a beats b");
    assertThat(new Tables().scores("a", "b").printed("extranumeric.csv"))
        .contains("epochs = not used", "a beats b");
    assertThatThrownBy(() -> new Tables().study("seed,a,b\n1,81,.79\n2,82,.8\n"))
        .hasMessageContaining("columns are on different scales: 'a' (81.0 to 82.0) beside 'b'");
  }

  @Test
  void warnsOfScalesDirectionsAndInfinitiesBeforeAnyVerdict() {
    assertThat(new Tables().printed("percentmix.csv"))
        .containsSubsequence(
            "serious: Scores are on two scales, percent beside fractions", "a beats");
    assertThat(new Tables().printed("losscol.csv"))
        .containsSubsequence("serious: 'loss' is read as lower is better", "a beats b");
    assertThat(new Tables().printed("inf.csv"))
        .containsSubsequence("serious: 1 score of a is infinite", "cannot be told");
    assertThat(new Tables().printed("huge300.csv"))
        .containsSubsequence("serious: Scores are as large as 1.23e300", "b beats a by 1.19e299");
  }

  @Test
  void namesTheNearestColumnOfEveryOption() {
    assertThatThrownBy(() -> new Tables().pairedBy("sed").study(Tables.blobs()))
        .hasMessageContaining("--paired-by: no column named 'sed' (did you mean 'seed'?)");
    assertThatThrownBy(() -> new Tables().cluster("sourc").printed("sourcecol.csv"))
        .hasMessageContaining("--cluster: no column named 'sourc' (did you mean 'source'?)");
    assertThatThrownBy(() -> new Tables().ignore("epoch").printed("extranumeric.csv"))
        .hasMessageContaining("--ignore: no column named 'epoch' (did you mean 'epochs'?)");
    assertThatThrownBy(() -> new Tables().dataset("d").printed("fiveconst.csv"))
        .hasMessageContaining("--dataset: no column named 'd'");
  }

  @Test
  void readsWhatIsLeftOfALedger() {
    assertThat(new Tables().printed("ledgerhalf.csv")).contains("over 8 source models");
    assertThat(new Tables().text(Tables.read("ledgerhalf.csv").replace(",7,", ",last,")))
        .contains("over 8 source models");
  }

  @Test
  void showsNoSmallerPThanDrawsCanReach() {
    StringBuilder csv = new StringBuilder("seed,a,b\n");
    Random random = new Random(6);
    for (int i = 0; i < 60; i++) {
      csv.append(i).append(',').append(1 + random.nextDouble()).append(',');
      csv.append(random.nextDouble()).append('\n');
    }
    Study study = new Tables().study(csv.toString());
    double p = OneDatasetStudyTest.only(study).location().test().p().orElseThrow().value();
    assertThat(study.design().sensitivity().smallestP().orNaN())
        .isGreaterThan(1e-6)
        .isLessThanOrEqualTo(p);
  }

  @Test
  void showsNoSmallerPThanTheDrawsOfAFamilyCanReach() {
    StringBuilder csv = new StringBuilder("seed,a,b,c\n");
    Random random = new Random(7);
    for (int i = 0; i < 30; i++) {
      csv.append(i).append(',').append(0.8 + random.nextDouble() / 10).append(',');
      csv.append(0.6 + random.nextDouble() / 10).append(',');
      csv.append(0.4 + random.nextDouble() / 10).append('\n');
    }
    Study study = new Tables().study(csv.toString());
    double smallest =
        study.analysis().settings().get(0).comparisons().stream()
            .mapToDouble(c -> c.location().test().adjusted().orElseThrow().value())
            .min()
            .orElseThrow();
    assertThat(study.design().family().adjustment()).contains("max-T");
    assertThat(study.design().sensitivity().smallestP().orNaN()).isEqualTo(smallest);
  }

  private static void row(StringBuilder csv, String start, double value) {
    csv.append(start).append(String.format(Locale.ROOT, "%.6f%n", value));
  }
}
