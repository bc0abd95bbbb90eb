package org.graft.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.ledger.SqliteLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompleteCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void offersCommandsThatBeginAsTheWordDoes() {
    assertThat(CompleteCommand.candidates(0, List.of("re"))).containsExactly("report", "rerun");
    assertThat(CompleteCommand.candidates(0, List.of(""))).contains("run", "runs", "diff", "rm");
  }

  @Test
  void doesNotOfferWhatShellsAloneCall() {
    assertThat(CompleteCommand.candidates(0, List.of("comp"))).doesNotContain("complete");
  }

  @Test
  void offersOptionsOfTheCommandAndValuesOfTheOption() {
    assertThat(CompleteCommand.candidates(1, List.of("run", "--thr")))
        .containsExactly("--threads-per-trial");
    assertThat(CompleteCommand.candidates(1, List.of("completion", "z"))).containsExactly("zsh");
  }

  @Test
  void offersKindsAndThenNamesOfThatKind() {
    assertThat(CompleteCommand.candidates(1, List.of("list", "met"))).containsExactly("metrics");
    assertThat(CompleteCommand.candidates(2, List.of("list", "metrics", "acc")))
        .containsExactly("accuracy");
    assertThat(CompleteCommand.candidates(2, List.of("list", "optimizers", "acc"))).isEmpty();
  }

  @Test
  void offersRunsOfTheFolderThatTheLineNames() throws Exception {
    for (String name : List.of("blobs", "blobs-2", "other")) {
      Path ledger = Files.createDirectories(folder.resolve(name)).resolve(SqliteLedger.FILE);
      SqliteLedger.open(ledger).close();
    }
    assertThat(CompleteCommand.candidates(1, List.of("diff", "bl", "--runs", folder.toString())))
        .containsExactly("blobs", "blobs-2");
    assertThat(CompleteCommand.candidates(2, List.of("rm", "other", "b", "--runs=" + folder)))
        .containsExactly("blobs", "blobs-2");
  }
}
