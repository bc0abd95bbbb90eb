package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** File names are what they are on disk, in every locale of the user's and on every JDK. */
class LocalesTest {
  private static final String CAT = "\u732b";
  private static final String DOG = "\u72d7";

  private static final String SPEC =
      """
      source: {image-folder: {folder: '\u043a\u0430\u0440\u0442\u0438\u043d\u043a\u0438', size: 8}, test: 0.3, scale: unit}
      target: {image-folder: {folder: '\u043a\u0430\u0440\u0442\u0438\u043d\u043a\u0438', size: 8}, test: 0.3, scale: unit}
      backbone: {mlp: {hidden: [4]}}
      training: {epochs: 1}
      strategies: [scratch]
      """;

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> readsAndPrintsNamesInAnyScript() throws IOException {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of("", "C", "POSIX", "C.UTF-8", "no_SUCH.UTF-8")
                    .map(
                        locale ->
                            DynamicTest.dynamicTest(
                                jdk.getFileName() + " in '" + locale + "'",
                                () -> check(jdk, locale))));
  }

  private void check(Path jdk, String locale) throws Exception {
    String name = jdk.getFileName() + " " + locale.toLowerCase(Locale.ROOT);
    Path own = Files.createDirectories(folder.resolve(name).resolve("caf\u00e9"));
    Pictures.write(
        own.resolve("\u043a\u0430\u0440\u0442\u0438\u043d\u043a\u0438"), List.of(CAT, DOG), 4);
    Graft graft =
        new Graft(own)
            .with("JAVA_HOME", jdk.toString())
            .with("LC_ALL", locale)
            .with("LC_CTYPE", "")
            .with("LANG", "")
            .with("GRAFT_CACHE", own.resolve("\u30ad\u30e3\u30c3\u30b7\u30e5").toString());
    graft.write("\u732b.yaml", SPEC);
    Graft.Result plan = graft.run("plan", "\u732b.yaml");
    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("2 classes (" + DOG + ", " + CAT + ")");
    if (locale.equals("C")) {
      Graft.Result run = graft.run("run", "\u732b.yaml", "--isolate");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).contains("1 completed, 0 failed");
      assertThat(own.resolve("runs/" + CAT)).isDirectory();
    }
  }
}
