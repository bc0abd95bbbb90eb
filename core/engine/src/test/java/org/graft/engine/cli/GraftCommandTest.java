package org.graft.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class GraftCommandTest {
  private static final CommandLine.IFactory FACTORY = CommandLine.defaultFactory();

  private static Set<String> commands(String... words) {
    return GraftCommand.line(FACTORY, List.of(words)).getSubcommands().keySet();
  }

  @Test
  void makesTheCommandThatIsNamedAlone() {
    Set<String> all = GraftCommand.line(FACTORY).getSubcommands().keySet();
    assertThat(all).contains("run", "export-model").hasSizeGreaterThan(30);
    for (String command : all) {
      assertThat(commands(command, "run")).containsExactly(command);
    }
  }

  @Test
  void makesEveryCommandWhereNoneIsNamed() {
    Set<String> all = GraftCommand.line(FACTORY).getSubcommands().keySet();
    assertThat(commands()).isEqualTo(all);
    assertThat(commands("rnu", "blobs.yaml")).isEqualTo(all);
    assertThat(commands("--help", "run")).isEqualTo(all);
  }
}
