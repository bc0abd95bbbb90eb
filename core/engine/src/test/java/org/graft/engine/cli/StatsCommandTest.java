package org.graft.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graft.engine.methods.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
final class StatsCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void answersACaseInFullPrecision() throws IOException {
    JsonObject answer =
        json("paired-t", "{\"data\": {\"x\": [1, 2, 4, 7.5], \"y\": [0.5, 1, 2, null]}}");
    assertThat(answer.get("estimate").getAsDouble()).isEqualTo(3.5 / 3);
    assertThat(answer.getAsJsonArray("notes").toString()).contains("1 of 4 pairs dropped");
    assertThat(answer.has("not-applicable")).isTrue();
  }

  @Test
  void refusesByNameWithReasons() throws IOException {
    JsonObject answer = json("paired-t", "{\"x\": [1, 2, 3], \"y\": [2, 3, 4]}");
    JsonObject refused = answer.getAsJsonObject("not-applicable");
    assertThat(refused.getAsJsonObject("p").get("reason").getAsString()).isEqualTo("constant");
    assertThat(answer.get("p").isJsonNull()).isTrue();
  }

  @Test
  void takesInfinitiesAndMissingValuesAsWords() throws IOException {
    JsonObject answer =
        json(
            "wilcoxon",
            "{\"x\": [0.31, \"Infinity\", 0.33, \"NaN\"], \"y\": [0.3, 0.3, 0.3, 0.3]}");
    assertThat(answer.getAsJsonArray("notes").toString()).contains("dropped");
  }

  @Test
  void keepsASeedOfSixtyFourBits() throws IOException {
    String data = "{\"x\": [1, 2, 4, 7], \"draws\": 20, \"seed\": %s}";
    assertThat(json("bootstrap", data.formatted("9007199254740993")).get("mean"))
        .isNotEqualTo(json("bootstrap", data.formatted("9007199254740992")).get("mean"));
  }

  @Test
  void listsEveryMethodAndPrintsTheirPage() throws IOException {
    String list = "\n" + run("stats", "--list").out();
    Catalogue.all().forEach(method -> assertThat(list).contains("\n" + method.name() + "\n  "));
    assertThat(run("stats", "paired-t", "--help").out()).contains("assumes:", "source:");
    assertThat(run("stats", "--page").out()).startsWith("# Statistics").contains("## wilcoxon\n");
  }

  @Test
  void exitsWithTwoForAnUnknownMethodAndForBadInput() throws IOException {
    assertThat(run("stats", "paired_t", "--json").exit()).isEqualTo(2);
    Path misspelt =
        Files.writeString(
            folder.resolve("misspelt.json"), "{\"differences\": [1, 2, 3], \"zeross\": \"pratt\"}");
    assertThat(run("stats", "wilcoxon", misspelt.toString()).exit()).isEqualTo(2);
    Path bad = Files.writeString(folder.resolve("bad.json"), "[1, 2");
    assertThat(run("stats", "paired-t", bad.toString()).exit()).isEqualTo(2);
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    assertThat(run("stats", "paired-t", empty.toString()).exit()).isEqualTo(2);
    Path percent = Files.writeString(folder.resolve("95.json"), "{\"x\": [1], \"confidence\": 95}");
    assertThat(run("stats", "t-interval", percent.toString()).exit()).isEqualTo(2);
  }

  @Test
  void comparesATable() throws IOException {
    Path table = Files.writeString(folder.resolve("scores.csv"), "seed,A,B\n1,0.9,0.8\n2,1,0.7\n");
    assertThat(run("compare", table.toString()).out()).contains("cannot be told", "2 pairs");
    assertThat(run("compare", folder.resolve("none.csv").toString()).exit()).isEqualTo(2);
    assertThat(run("compare", table.toString(), "--design", "odd").exit()).isEqualTo(2);
  }

  private JsonObject json(String method, String input) throws IOException {
    Path file = Files.writeString(folder.resolve("case.json"), input);
    Result result = run("stats", method, "--json", file.toString());
    assertThat(result.exit()).isZero();
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private record Result(int exit, String out) {}

  private static Result run(String... arguments) {
    PrintStream former = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      int exit = Main.run(arguments);
      return new Result(exit, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(former);
    }
  }
}
