package org.graft.engine.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.Problems;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private final Problems problems = new Problems();

  @Test
  void readsAnchorsAndAliases() {
    Yaml.Fields read = (Yaml.Fields) read("a: &x {b: 1}\nc: *x\n");

    assertThat(problems.sorted()).isEmpty();
    Yaml copy = read.fields().get("c");
    assertThat(copy).isInstanceOf(Yaml.Fields.class);
    assertThat(((Yaml.Fields) copy).get("b").orElseThrow().place().path()).isEqualTo("c.b");
  }

  @Test
  void reportsWhatIsNoYaml() {
    read("a: [1, 2\nb: 3");
    assertThat(problems.sorted())
        .singleElement()
        .asString()
        .startsWith("x.yaml:2: is not YAML: while parsing a flow sequence");
  }

  @Test
  void reportsKeysThatStandTwiceTagsAndSecondDocuments() {
    read("a: 1\nb: !!python/object 2\na: 3\n---\nc: 1");
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactly(
            "x.yaml:2: b: tags are not supported, found tag:yaml.org,2002:python/object",
            "x.yaml:3: a: the key 'a' stands here twice, first in line 1",
            "x.yaml:4: expected one document, found another after '---'");
  }

  @Test
  void survivesBombs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, alias))));
    }
    quickly(bomb.toString(), "more than 200000 parts");
    quickly("[".repeat(500_000), "nested deeper than 64 levels");
    quickly("a: &a [*a]", "no anchor &a stands before *a");
    quickly("x".repeat(YamlReader.LONGEST + 1), "longer than 4194304 characters");
  }

  @Test
  void takesNothingForAnEmptyMapping() {
    assertThat(read("# just words\n")).isInstanceOf(Yaml.Fields.class);
    assertThat(problems.sorted()).isEmpty();
  }

  private void quickly(String text, String problem) {
    Problems own = new Problems();
    Assertions.assertTimeout(
        Duration.ofSeconds(20), () -> new YamlReader(own).read(text, new Place("x.yaml", 1, "")));
    assertThat(own.sorted()).extracting(Problem::what).anyMatch(what -> what.contains(problem));
  }

  private Yaml read(String text) {
    return new YamlReader(problems).read(text, new Place("x.yaml", 1, ""));
  }

  @Test
  void writesTextThatReadsBack() {
    List<String> words =
        List.of("plain", "60%", "none", "a: b", "1e3", "", "\u00e4\"\\\n", "\ud83d\ude00", "-x");
    for (String word : words) {
      com.google.gson.JsonObject json = new com.google.gson.JsonObject();
      json.addProperty("key", word);
      Yaml.Fields back = (Yaml.Fields) read(YamlText.of(json));
      assertThat(back.fields().get("key"))
          .isInstanceOfSatisfying(Yaml.Text.class, text -> assertThat(text.text()).isEqualTo(word));
    }
    assertThat(problems.sorted()).isEmpty();
  }
}
