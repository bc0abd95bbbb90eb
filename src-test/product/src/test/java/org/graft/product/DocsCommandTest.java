package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code graft docs}, as a reader starts it. */
class DocsCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void writesTheSiteIntoAFolderThatIsItsOwn() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result written = graft.run("docs", "--no-api");
    assertThat(written.exit()).as(written.err()).isZero();
    Path index = folder.resolve("site/index.html");
    assertThat(written.out()).containsPattern("[0-9]{2,} pages: .*site/index\\.html");
    assertThat(index).isRegularFile();
    assertThat(folder.resolve("site/catalogue/strategies.html")).content().contains("fine-tune");
    assertThat(folder.resolve("site/commands.html")).content().contains("graft report");

    Files.writeString(index, "an older one");
    assertThat(graft.run("docs", "--no-api").exit()).isZero();
    assertThat(index).content().contains("</html>");

    Path mine = graft.write("mine/index.html", "mine");
    Graft.Result refused = graft.run("docs", "--no-api", "-o", "mine");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("mine is neither empty nor a site").contains("--out");
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("mine")).isDirectoryContaining("glob:**index.html");
    try (var files = Files.list(folder.resolve("mine"))) {
      assertThat(files).hasSize(1);
    }
  }
}
