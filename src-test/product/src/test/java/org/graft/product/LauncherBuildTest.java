package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, whose Java and Maven only say what they are asked. */
class LauncherBuildTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makesACheckout() throws Exception {
    Files.copy(Graft.ROOT.resolve("graft"), folder.resolve("graft"));
    file("jdk/release", "JAVA_VERSION=\"17.0.9\"\n");
    script("jdk/bin/java", "echo \"$@\" >>\"$(dirname \"$0\")/asked\"");
    script("jdk/bin/javac", "");
    script(
        "mvnw",
        """
        echo "$@" >>asked
        echo '[INFO] Downloaded from central: https://central/a.jar (12.4 MB at 3 MB/s)'
        echo '[INFO] Downloaded from central: https://central/b.pom (800 kB at 90 kB/s)'
        echo '[INFO] Building Graft engine 0.1.0                                  [5/14]'
        sleep 3
        touch plugins/bundle/target/graft/built
        """);
    for (String source :
        List.of(
            "pom.xml",
            "core/engine/src/main/java/A.java",
            "src-test/testkit/src/main/java/B.java",
            "plugins/bundle/target/graft/lib/graft-engine-0.1.0.jar",
            "plugins/bundle/target/graft/docs/graft-site-0.1.0.jar",
            "plugins/bundle/target/graft/check/graft-testkit-0.1.0.jar",
            "plugins/bundle/target/graft/built")) {
      file(source, "");
    }
  }

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void script(String name, String text) throws Exception {
    Path file = file(name, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Graft graft() {
    return new Graft(folder)
        .with("JAVA_HOME", folder.resolve("jdk").toString())
        .by(folder.resolve("graft"));
  }

  private Graft.Result run(String... arguments) throws Exception {
    return graft().run(arguments);
  }

  private List<String> asked(String of) throws Exception {
    return Files.readAllLines(folder.resolve(of));
  }

  /** What one command needs beside the others comes last, and the archive of classes is without. */
  @Test
  void theArchiveOfClassesIsOfWhatAllCommandsShare() throws Exception {
    assertThat(run("docs").exit()).isZero();
    assertThat(run("plugin", "check", "x.jar").exit()).isZero();
    List<String> asked = asked("jdk/bin/asked");
    assertThat(asked.get(0)).contains("-XX:ArchiveClassesAtExit").doesNotContain("graft-site");
    assertThat(asked.get(1)).containsPattern("graft-engine-0.1.0.jar:.*graft-site-0.1.0.jar org");
    assertThat(asked.get(2)).containsPattern("graft-engine-0.1.0.jar:.*testkit-0.1.0.jar org");
    assertThat(folder.resolve("asked")).as("nothing to build").doesNotExist();
  }

  @Test
  void aChangedTestkitIsBuiltWithWhatWasBuiltBeforeAndTheBuildIsFollowed() throws Exception {
    Thread.sleep(50); // a file system tells times apart by some milliseconds
    file("src-test/testkit/src/main/java/B.java", "class B {}");
    file("plugins/bundle/target/graft/profiles", ",spark,onnx");
    Graft.Result listed = run("list");
    assertThat(listed.exit()).as(listed.err()).isZero();
    assertThat(asked("asked").get(0)).contains("-Pspark,onnx ");
    assertThat(listed.err())
        .contains("graft: sources changed; building")
        .contains("graft: 13 MB fetched, module 5 of 14")
        .doesNotContain("\r");
    assertThat(run("list").err()).as("built now").isEmpty();
  }

  /** Sources that are saved while a build is at work may not be in it. */
  @Test
  void aBuildIsAsOldAsItsBeginning() throws Exception {
    Path built = Graft.ROOT.resolve("plugins/bundle/target/graft/built");
    assertThat(Files.getLastModifiedTime(built))
        .isLessThan(Files.getLastModifiedTime(built.resolveSibling("code-digests")));
    assertThat(built.resolveSibling("profiles")).exists();
  }

  /** A rebuild has to repeat all but what a machine chooses by itself and what is not shipped. */
  @Test
  void aBuildKeepsWhichProfilesItWasMadeWith() throws Exception {
    String bundle = Files.readString(Graft.ROOT.resolve("plugins/bundle/pom.xml"));
    for (String pom : List.of("pom.xml", "plugins/dl4j/pom.xml", "plugins/libtorch/pom.xml")) {
      Pattern chosen =
          Pattern.compile("<profile>\\s*<id>(?!kernels)([^<]+)</id>\\s*<(?!activation)");
      Matcher profile = chosen.matcher(Files.readString(Graft.ROOT.resolve(pom)));
      while (profile.find()) {
        assertThat(bundle).as(pom).containsPattern(">," + profile.group(1) + "</profile[.]");
      }
    }
    Matcher kept = Pattern.compile("<(profile[.][a-z]+)>,").matcher(bundle);
    while (kept.find()) {
      assertThat(bundle).containsPattern("/profiles\">.*\\$\\{" + kept.group(1) + "}.*</echo>");
    }
  }

  @Test
  void aBuildThatDidNotEndIsMadeUpForWithItsProfiles() throws Exception {
    Files.delete(folder.resolve("plugins/bundle/target/graft/built"));
    Files.delete(folder.resolve("plugins/bundle/target/graft/lib/graft-engine-0.1.0.jar"));
    file("plugins/bundle/target/graft/profiles", ",onnx");
    script("mvnw", "echo \"$@\" >>asked");
    assertThat(run("list").err()).contains("graft: the last build did not end; building");
    assertThat(asked("asked").get(0)).contains("-Ponnx ");
  }

  @Test
  void aLockOfADeadBuildIsTakenOverByOne() throws Exception {
    Thread.sleep(50);
    file("src-test/testkit/src/main/java/B.java", "class B {}");
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    file(".graft-build.lock/pid", host() + " " + dead.pid() + "\n");
    script("slow/cat", "/bin/cat \"$@\"; case $1 in *lock/pid) sleep 2 ;; esac");
    Process slow =
        graft()
            .with("PATH", folder.resolve("slow") + ":" + System.getenv("PATH"))
            .start(file("out", ""), file("err", ""), "list");
    Thread.sleep(500); // it has found the dead one, and is slow to do something about it
    assertThat(run("list").exit()).isZero();
    assertThat(slow.waitFor()).isZero();
    assertThat(asked("asked")).as("one build").hasSize(1);
    assertThat(folder.resolve(".graft-build.lock")).doesNotExist();
  }

  /** Of a process on another machine nothing is known here, so its lock is left to the user. */
  @Test
  void aBuildOfAnotherHostIsWaitedForAndSaidOnce() throws Exception {
    Thread.sleep(50);
    file("src-test/testkit/src/main/java/B.java", "class B {}");
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path pid = file(".graft-build.lock/pid", "elsewhere " + dead.pid() + "\n");
    Process waiting = graft().start(file("out", ""), file("err", ""), "list");
    while (asked("err").isEmpty()) {
      Thread.sleep(20);
    }
    Thread.sleep(2500); // in which it looks again
    assertThat(folder.resolve("asked")).doesNotExist();
    String lock = folder.toRealPath().resolve(".graft-build.lock").toString();
    assertThat(asked("err"))
        .containsExactly(
            "graft: waiting for the build of process %d on elsewhere; if that is no build, remove %s"
                .formatted(dead.pid(), lock));
    Files.delete(pid);
    Files.delete(pid.getParent());
    assertThat(waiting.waitFor()).isZero();
    assertThat(asked("asked")).as("one build").hasSize(1);
  }

  @Test
  void whatAKilledLauncherLeftAtWorkIsWaitedFor() throws Exception {
    Thread.sleep(50);
    file("src-test/testkit/src/main/java/B.java", "class B {}");
    script("mvnw", "echo at work >>asked\nexec sleep 60");
    Process killed = graft().start(file("out", ""), file("err", ""), "list");
    Path noted = folder.resolve(".graft-build.lock/maven");
    while (!Files.exists(noted) || Files.size(noted) == 0 || asleep(killed).isEmpty()) {
      Thread.sleep(20);
    }
    ProcessHandle left = asleep(killed).orElseThrow();
    killed.destroyForcibly().waitFor();
    script("mvnw", "echo again >>asked");
    Process next = graft().start(file("out", ""), file("err", ""), "list");
    while (asked("err").isEmpty()) {
      Thread.sleep(20);
    }
    Thread.sleep(2500); // in which it looks again
    assertThat(asked("asked")).containsExactly("at work");
    assertThat(asked("err")).singleElement().asString().contains("process " + left.pid() + " on ");
    left.destroyForcibly();
    assertThat(next.waitFor()).isZero();
    assertThat(asked("asked")).containsExactly("at work", "again");
  }

  /** The Maven of a launcher, once it sleeps. */
  private static Optional<ProcessHandle> asleep(Process launcher) {
    return launcher
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains("sleep 60"))
        .findFirst();
  }

  @Test
  void commandsOfNodesTakeWhatWasBuilt() throws Exception {
    Thread.sleep(50);
    file("src-test/testkit/src/main/java/B.java", "class B {}");
    assertThat(run("task", "folder").exit()).isZero();
    assertThat(run("step", "file").exit()).isZero();
    assertThat(run("doctor", "--on-node", "folder").exit()).isZero();
    assertThat(folder.resolve("asked")).doesNotExist();
    Files.delete(folder.resolve("plugins/bundle/target/graft/built"));
    assertThat(run("task", "folder").exit()).isZero();
    assertThat(asked("asked")).as("there was nothing to take").hasSize(1);
  }

  private static String host() throws Exception {
    Process uname = new ProcessBuilder("uname", "-n").start();
    return new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void aBuildThatIsStoppedHasEndedBeforeAnotherMayBegin() throws Exception {
    Thread.sleep(50);
    file("src-test/testkit/src/main/java/B.java", "class B {}");
    script(
        "mvnw", "trap 'sleep 1; echo ended >>asked; exit 143' TERM\necho at work >>asked\nsleep 2");
    Process build = graft().start(file("out", ""), file("err", ""), "list");
    while (!Files.exists(folder.resolve("asked"))) {
      Thread.sleep(20);
    }
    build.destroy();
    assertThat(build.waitFor()).isEqualTo(130);
    assertThat(asked("asked")).containsExactly("at work", "ended");
    assertThat(folder.resolve(".graft-build.lock")).doesNotExist();
  }
}
