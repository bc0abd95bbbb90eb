package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Rows;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What protocols make of a file, and what they refuse. */
class ProtocolTest {
  private static final String REST =
      """
      backbone: {mlp: {hidden: [4]}}
      training: {epochs: 2}
      strategies: [scratch, {fine-tune: {frozen: 0}}]
      """;
  private static final String DOMAINS =
      """
      domains:
        - {blobs: {samples: 60, centers: 4, random-state: 1}, as: a}
        - {blobs: {samples: 60, centers: 4, random-state: 2}, as: b}
        - {blobs: {samples: 60, centers: 4, random-state: 3}, as: c}
      """;
  private static final String ONE =
      """
      source: {blobs: {samples: 60, random-state: 1}}
      target: {blobs: {samples: 400, centers: 2, train: 200, random-state: 2}}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void pairsEveryDomainWithEveryOther() {
    Plan plan = Planned.plan("protocol: pairs\n" + DOMAINS + REST);
    assertThat(plan.spec().transfers())
        .extracting(TransferSpec::name)
        .containsExactly("a -> b", "a -> c", "b -> a", "b -> c", "c -> a", "c -> b");
    assertThat(plan.trials()).hasSize(12);
    assertThat(plan.spec().fixed())
        .containsExactly("Each of 3 domains is transferred to each other one: 6 ordered pairs.");
    assertThat(Planned.spec(plan.spec().resolved()).resolved()).isEqualTo(plan.spec().resolved());
  }

  @Test
  void leavesEachDomainOutForEveryStrategy() {
    Plan plan =
        Planned.plan(
            "protocol: leave-one-domain-out\n"
                + DOMAINS
                + REST.replace("[scratch,", "[classifier, scratch,"));
    assertThat(plan.trials()).hasSize(9);
    assertThat(plan.settings())
        .extracting(s -> s.transfer().name())
        .containsExactly("all but a", "all but b", "all but c");
    assertThat(plan.settings())
        .allSatisfy(
            s -> {
              assertThat(s.source().orElseThrow().dataset().train().size()).isEqualTo(60);
              assertThat(s.target().dataset().train().size()).isEqualTo(120);
              assertThat(s.target().dataset().domains()).containsExactly(60, 60);
              assertThat(s.target().dataset().validation()).isEmpty();
              assertThat(s.target().dataset().test().size()).isEqualTo(60);
            });
  }

  @Test
  void choosesOnEachTrainingDomainHeldOutInTurn() {
    Plan plan =
        Planned.plan(
            "protocol: leave-one-domain-out\n"
                + DOMAINS
                + REST.replace("[scratch,", "[scratch: {rate: {choose: [0.1, 0.01]}},")
                + "selection: {on: domains, by: accuracy}\n");
    PlannedTrial trial = plan.trials().get(0);
    assertThat(trial.candidates()).hasSize(2);
    Dataset data = trial.arm().setting().target().dataset();
    for (int part = 0; part < 2; part++) {
      Rows.Own rows =
          trial
              .candidates()
              .get(0)
              .whole()
              .get(part)
              .rows()
              .of(
                  data.target(),
                  Map.of("train", data.train(), "test", data.test()),
                  trial.card().seed());
      assertThat(rows.scored().labels())
          .containsExactly(Arrays.copyOfRange(data.train().labels(), 60 * part, 60 * part + 60));
      assertThat(rows.train().size()).isEqualTo(60);
    }
  }

  @Test
  void saysWhereRowsAreOfOneDomain() {
    assertThatThrownBy(
            () ->
                Planned.plan(
                    ONE
                        + REST.replace("[scratch,", "[scratch: {rate: {choose: [0.1, 0.01]}},")
                        + "selection: {on: domains}\n"))
        .hasMessageContaining("the target's training rows are of one")
        .hasMessageContaining("leave-one-domain-out");
  }

  @Test
  void choosesByDomainBedsRules() {
    String choosing =
        DOMAINS
            + "backbone: {mlp: {hidden: [4]}}\ntraining: {epochs: 2}\n"
            + "strategies: [scratch: {rate: {choose: [0.1, 0.01]}}]\n";
    assertThat(
            Planned.spec("protocol: {domain-bed: leave-one-domain-out}\n" + choosing)
                .selection()
                .orElseThrow()
                .canonical())
        .contains("accuracy")
        .contains("on domains")
        .containsIgnoringCase("refit");
    for (String rule : List.of("training-domains", "test-domain")) {
      assertThatThrownBy(
              () -> Planned.plan("protocol: {domain-bed: {chosen-on: " + rule + "}}\n" + choosing))
          .as("its networks are pretrained, and an mlp is not")
          .hasMessageContaining("it has no pretrained weights");
      assertThat(
              Planned.spec("protocol: {domain-bed: {chosen-on: " + rule + "}}\n" + choosing)
                  .selection()
                  .orElseThrow()
                  .canonical())
          .contains("accuracy")
          .contains("validation")
          .containsIgnoringCase("keep");
    }
  }

  @Test
  void drawsAFewShotsOfEachClass() {
    Plan plan = Planned.plan("protocol: few-shot\n" + ONE + REST);
    assertThat(plan.settings())
        .extracting(s -> s.target().dataset().train().size())
        .containsExactly(2, 4, 10, 20, 40);
    assertThatThrownBy(
            () ->
                Planned.plan(
                    "protocol: few-shot\n" + ONE.replace("2}}", "2}, per-class: 3}") + REST))
        .hasMessageContaining("is fixed by protocol 'few-shot': leave target's per-class out");
  }

  @Test
  void dealsRowsIntoFolds() {
    assertThat(Planned.plan("protocol: five-by-two\n" + ONE + REST).trials()).hasSize(20);
    assertThat(Planned.plan("protocol: {k-fold: 5}\n" + ONE + REST).trials()).hasSize(10);
    assertThatThrownBy(
            () -> Planned.plan("protocol: k-fold\nrepeats: {splits: {folds: 3}}\n" + ONE + REST))
        .hasMessageContaining("is fixed by protocol 'k-fold'");
  }

  @Test
  void carriesOneHalfOfTheClassesToTheOther() {
    Plan plan =
        Planned.plan(
            "protocol: {halves: {classes: 4}}\ndomains: [{blobs: {samples: 80, centers: 4}}]\n"
                + REST);
    assertThat(plan.settings())
        .extracting(
            s ->
                s.source().orElseThrow().dataset().classes() + " " + s.target().dataset().classes())
        .containsExactly("[0, 1] [2, 3]", "[2, 3] [0, 1]");
  }

  @Test
  void holdsVtabToItsListsOfRows() throws IOException {
    Path train = list("train800.txt", 0, 800);
    Path valid = list("val200.txt", 800, 1000);
    String target =
        """
        source: {blobs: {samples: 60}}
        target: {blobs: {samples: 2000, centers: 2, train: 1500}%s}
        """;
    String rows = ", rows: {train: " + train + ", validation: " + valid + "}";
    Plan plan = Planned.plan("protocol: vtab-1k\n" + target.formatted(rows) + REST);
    assertThat(plan.arms().get(0).setting().task().train()).isEqualTo(800);
    assertThat(plan.spec().selection().orElseThrow().canonical()).containsIgnoringCase("refit");
    assertThatThrownBy(
            () ->
                Planned.plan(
                    "protocol: vtab-1k\n"
                        + target.formatted(", count: 1000, validation: 100")
                        + REST))
        .hasMessageContaining("VTAB-1k trains on 800 rows and validates on 200, by published lists")
        .hasMessageContaining("found 900 and 100");
  }

  private Path list(String name, int from, int to) throws IOException {
    String rows =
        IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve(name), rows);
  }

  @Test
  void namesTheProtocolsThatThereAre() {
    assertThatThrownBy(() -> Planned.plan("protocol: pair\n" + DOMAINS + REST))
        .hasMessageContaining("no protocol named 'pair' (did you mean 'pairs'?)");
    assertThatThrownBy(() -> Planned.plan("protocol: pairs\n" + ONE + REST))
        .hasMessageContaining("needs domains: a list of 2 data sets or more, found 0");
    assertThatThrownBy(() -> Planned.plan(DOMAINS + ONE + REST))
        .hasMessageContaining("domains: are for a protocol that pairs them");
  }
}
