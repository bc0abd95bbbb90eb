package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void findsItsHomeThroughALinkFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("linked"), Graft.ROOT.resolve("graft"));
    Process process =
        new ProcessBuilder(link.toString(), "--version")
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(out).matches("graft [0-9.]+\\R");
    assertThat(Graft.read(folder.resolve("err"))).isEmpty();
  }

  @Test
  void saysWhatItNeedsWhenThereIsNoJdk() throws Exception {
    Graft graft = new Graft(folder).with("JAVA_HOME", folder.toString());
    Graft.Result result = graft.run("--version");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("JAVA_HOME", "JDK 17 or newer");
  }

  @Test
  void helpsEverywhere() throws Exception {
    Graft graft = new Graft(folder);
    for (String command :
        new String[] {
          "run", "plan", "list", "show", "rerun", "report", "export", "schema", "doctor"
        }) {
      Graft.Result help = graft.run(command, "--help");
      assertThat(help.exit()).isZero();
      assertThat(help.out()).contains("Usage: graft " + command);
      assertThat(graft.run(command, "--version").out()).startsWith("graft ");
    }
  }

  @Test
  void listsEveryParameterWithItsMeaning() throws Exception {
    Graft graft = new Graft(folder);
    assertThat(graft.run("list").out())
        .contains("blobs", "mnist", "idx", "mlp", "convnet", "scratch", "fine-tune", "dl4j")
        .contains("accuracy", "adadelta", "cosine", "he-uniform");
    assertThat(graft.run("list", "strategies", "fine-tune").out())
        .contains("frozen", "none", "head", "kept", "reinitialize", "1411.1792");
  }

  @Test
  void theDoctorNamesWhatMatters() throws Exception {
    Graft.Result result = new Graft(folder).run("doctor");
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("JDK", "processor", "cores", "memory", "cache", "trainer", "dl4j", "oneDNN");
  }
}
