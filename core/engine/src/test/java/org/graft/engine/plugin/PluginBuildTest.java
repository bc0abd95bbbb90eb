package org.graft.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginBuildTest {
  private static final String SERVICE = "target/classes/META-INF/services/org.graft.spi.Plugin";

  @TempDir private Path project = Path.of("");
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void aProject() throws IOException {
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(project.resolve("src/main/java/Lab.java"), "class Lab {}");
  }

  private void wrapper(String script) throws IOException {
    Path file = project.resolve("mvnw");
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void build(boolean offline) {
    PluginBuild.upToDate(project, offline, notes::add);
  }

  private void change(String file) throws IOException {
    FileTime now = FileTime.from(Instant.now().minusSeconds(1));
    Files.setLastModifiedTime(project.resolve(file), now);
  }

  /** As where a change leaves no class behind: the wrapper writes nothing the second time. */
  @Test
  void buildsWhatChangedOnceByItsOwnWrapper() throws IOException {
    wrapper(
        "echo \"$@\" >> calls; mkdir -p $(dirname %1$s); [ -e %1$s ] || echo Lab > %1$s"
            .formatted(SERVICE));
    build(false);
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("is a project without a build", "building it");
    build(false);
    assertThat(notes).hasSize(1);
    FileTime old = FileTime.from(Instant.now().minusSeconds(100));
    Files.setLastModifiedTime(project.resolve(SERVICE), old);
    change("src/main/java/Lab.java");
    build(true);
    assertThat(notes).hasSize(2).last().asString().contains("Lab.java is newer than its classes");
    build(true);
    assertThat(notes).hasSize(2);
    assertThat(Files.readAllLines(project.resolve("calls")))
        .containsExactly("-q -B -ntp compile", "-q -B -ntp -o compile");
  }

  @Test
  void aBuildWithoutAServiceFileIsToldToWriteOne() throws IOException {
    wrapper("echo built >> calls");
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    Path sources = Files.createDirectories(project.resolve("src/main/java/org/example"));
    Files.writeString(sources.resolve("LabPlugin.java"), "");
    change("src/main/java/org/example/LabPlugin.java");
    change("src/main/java/Lab.java");
    Files.writeString(classes.resolve("LabPlugin.class"), "");
    build(true);

    assertThat(project.resolve("calls")).doesNotExist();
    assertThat(new PluginSources(project).trouble())
        .contains(
            "declares no plugin: write src/main/resources/META-INF/services/org.graft.spi.Plugin"
                + " with the name of its plugin class, org.example.LabPlugin, in one line");
  }

  /** A plugin in the making must not keep what does not need it from running. */
  @Test
  void saysHowABuildFailedAndLeavesTheProjectAsItIs() throws IOException {
    wrapper("for i in $(seq 100); do echo line $i; done; echo Lab.java:7 is no Java; exit 3\n");
    build(false);
    assertThat(notes).hasSize(2);
    assertThat(notes.get(1))
        .contains("does not build", "ended with 3", "Lab.java:7 is no Java")
        .doesNotContain("line 7\n");
    assertThat(new PluginSources(project).trouble()).isPresent();
  }

  /** The wrapper writes its classes after a source was saved that it has read already. */
  @Test
  void buildsAgainWhatWasSavedMeanwhile() throws IOException {
    wrapper(
        ("echo once >> calls; [ $(wc -l < calls) = 1 ] && touch -d '1 hour' src/main/java/Lab.java;"
                + " mkdir -p $(dirname %1$s); echo Lab > %1$s")
            .formatted(SERVICE));
    build(false);
    assertThat(Files.readAllLines(project.resolve("calls"))).hasSize(2);
    assertThat(new PluginSources(project).trouble()).isEmpty();
  }

  @Test
  void leavesAloneWhatHasNoWrapper() {
    build(false);
    PluginBuild.upToDate(project.resolve("src"), false, notes::add);
    assertThat(notes).isEmpty();
  }
}
