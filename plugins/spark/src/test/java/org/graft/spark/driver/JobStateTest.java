package org.graft.spark.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStateTest {
  @TempDir private Path folder = Path.of("");

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(JobState.FILE), text);
  }

  private Path beat(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Heartbeat.beat(path);
    return path;
  }

  @Test
  void aJobThatWasNeverSubmittedHasNothingLeft() throws Exception {
    assertThat(JobState.read(folder).alive()).isFalse();
    assertThat(JobState.read(folder.resolve("gone")).unfinished()).isEmpty();
  }

  @Test
  void whatCannotBeReadSaysNothingAboutTheJob() throws Exception {
    Files.createDirectory(folder.resolve(JobState.FILE));
    assertThatThrownBy(() -> JobState.read(folder)).isInstanceOf(IOException.class);
    Files.delete(folder.resolve(JobState.FILE));
    write("driver x\n");
    assertThatThrownBy(() -> JobState.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("driver.state is damaged");
  }

  @Test
  void aDriverOfThisMachineLivesAsLongAsItsProcess() throws Exception {
    write(JobState.driver(3) + "\nended 1\nbegan 2\nbeg");
    assertThat(JobState.read(folder).unfinished()).containsExactly(0, 2);
    write(JobState.driver(3).replace("driver ", "driver 9") + "\n");
    beat(JobState.ALIVE);
    assertThat(JobState.read(folder).alive()).isFalse();
  }

  /** Another machine may have the same name, and the same numbers of processes. */
  @Test
  void aDriverElsewhereLivesAsLongAsItsHeart() throws Exception {
    write(JobState.driver(1).replaceAll(" [^ ]+$", " other/pid:[1]") + "\n");
    Path heart = beat(JobState.ALIVE);
    assertThat(JobState.read(folder).alive()).isTrue();
    Files.setLastModifiedTime(
        heart, FileTime.fromMillis(System.currentTimeMillis() - 130_000)); // on this disk's clock
    assertThat(JobState.read(folder).alive()).isFalse();
  }

  @Test
  void aJobIsAliveWhileATaskOutlivesItsDriver() throws Exception {
    write(JobState.driver(3) + "\nbegan 0\nbegan 1\nended 0\nover it was cancelled\n");
    assertThat(JobState.read(folder).alive()).isFalse();
    Path begun = beat(JobState.TASK_ALIVE + "1-x");
    Path launched = beat(JobState.TASK_ALIVE + "2-x"); // its driver did not come to say so
    assertThat(JobState.read(folder).unfinished()).containsExactly(1, 2);
    Files.delete(begun);
    Files.delete(launched);
    assertThat(JobState.read(folder).alive()).isFalse();
  }

  /** Whatever ends a driver, its job's log says. */
  @Test
  void aDriverThatLacksAClassSaysSo() throws Exception {
    StateFile state = new StateFile(folder, 1, () -> {});
    Error missing = new NoClassDefFoundError("org/apache/Missing");
    missing.setStackTrace(new StackTraceElement[0]); // it is printed
    state.over(
        Driver.end(
            () -> {
              throw missing;
            },
            state));
    assertThat(folder.resolve("log"))
        .content()
        .isEqualToIgnoringNewLines(
            "Spark's driver ended: java.lang.NoClassDefFoundError: org/apache/Missing");
    assertThat(JobState.read(folder).alive()).isFalse();
  }

  @Test
  void whatAJobRunsIsForItsOwnersEyes() throws Exception {
    JobFile job =
        new JobFile("j", 1, List.of("a b"), List.of("export KEY=1"), List.of(), List.of(), "");
    job.write(folder);
    job.write(folder);
    assertThat(JobFile.read(folder)).isEqualTo(job);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("job.properties"))))
        .isEqualTo("rw-------");
  }
}
