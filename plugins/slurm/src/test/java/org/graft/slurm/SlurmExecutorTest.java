package org.graft.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.DetachedExecutor.Job;
import org.graft.spi.DetachedExecutor.Purpose;
import org.graft.spi.DetachedExecutor.Unfinished;
import org.junit.jupiter.api.Test;

class SlurmExecutorTest {
  private static SlurmExecutor with(String time, String memory, List<String> options) {
    return new SlurmExecutor(
        Optional.empty(),
        Optional.of(time),
        Optional.of(memory),
        0,
        1,
        0,
        5,
        3,
        options,
        List.of());
  }

  @Test
  void readsTimesAsUsersAndSlurmWriteThem() {
    assertThat(TimeLimit.of("4h").slurm()).isEqualTo("0-04:00:00");
    assertThat(TimeLimit.of("90min").slurm()).isEqualTo("0-01:30:00");
    assertThat(TimeLimit.of("2d").slurm()).isEqualTo("2-00:00:00");
    assertThat(TimeLimit.of("45s").slurm()).isEqualTo("0-00:00:45");
    assertThat(TimeLimit.of("30").slurm()).isEqualTo("0-00:30:00");
    assertThat(TimeLimit.of("30:15").slurm()).isEqualTo("0-00:30:15");
    assertThat(TimeLimit.of("12:30:15").slurm()).isEqualTo("0-12:30:15");
    assertThat(TimeLimit.of("1-12").slurm()).isEqualTo("1-12:00:00");
    assertThat(TimeLimit.of("1-12:30").slurm()).isEqualTo("1-12:30:00");
    for (String wrong : List.of("", "4 hours", "0", "1h30", "-5", "; rm -rf /")) {
      assertThatThrownBy(() -> TimeLimit.of(wrong)).hasMessageContaining("time must be such as 4h");
    }
  }

  @Test
  void refusesWhatSbatchWouldMisread() {
    assertThatThrownBy(() -> with("4h", "much", List.of()))
        .hasMessageContaining("memory must be such as 16G or 500M, found 'much'");
    assertThatThrownBy(() -> with("4h", "1G", List.of("account=x")))
        .hasMessageContaining("options must be such as '--account=x'");
    assertThatThrownBy(() -> with("4h", "1G", List.of("--account=x\nrm -rf /")))
        .hasMessageContaining("each of one line");
  }

  /** The shell itself says what it makes of the quotes. */
  @Test
  void quotesEveryWordOfTheCommand() throws Exception {
    List<String> words =
        List.of("a b", "it's", "$(touch /tmp/no)", "`id`", "x;y", "%A", "\"q\"", "*", "ü\\n");
    Process shell =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "printf '%s\\n' " + String.join(" ", words.stream().map(Script::quoted).toList()))
            .start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed.lines()).containsExactlyElementsOf(words);
  }

  @Test
  void passesOptionsAndPrologueThroughAsTheyAre() {
    Job job =
        new Job(
            "graft-x-0", Purpose.STEPS, 3, List.of("/a b/graft", "task"), Path.of("/j"), List.of());
    assertThat(
            Script.of(
                job,
                List.of("--account=x", "-C h100"),
                List.of("module load java/17", "ulimit -c 0")))
        .isEqualTo(
            """
            #!/bin/bash
            #SBATCH --account=x
            #SBATCH -C h100
            module load java/17
            ulimit -c 0
            exec '/a b/graft' 'task' "$SLURM_ARRAY_TASK_ID"
            """);
    Job last =
        new Job("graft-x-c", Purpose.COLLECTING, 0, List.of("graft"), Path.of("/j"), List.of("7"));
    assertThat(Script.of(last, List.of(), List.of())).endsWith("exec 'graft'\n");
  }

  @Test
  void readsWhatSlurmPrints() {
    assertThat(Answers.arraySize("MaxArraySize            = 1001\nMaxJobCount = 5\n"))
        .isEqualTo(1001);
    assertThat(
            Answers.queue(
                """
                j-0|3|RUNNING|None
                j-0|4|PENDING|JobArrayTaskLimit
                j-1|N/A|PENDING|Dependency
                """))
        .containsExactly(
            new Unfinished("j-0", 3, true, ""),
            new Unfinished("j-0", 4, false, "JobArrayTaskLimit"),
            new Unfinished("j-1", 0, false, "Dependency"));
    assertThat(Answers.slots("2|8|(null)\n1|64+|gpu:h100:4(S:0-1)\n", 4, 0)).isEqualTo(20);
    assertThat(Answers.slots("2|8|(null)\n1|64+|gpu:h100:4(S:0-1)\n", 4, 1)).isEqualTo(4);
    assertThat(Answers.slots("", 1, 0)).isEqualTo(1);
  }
}
