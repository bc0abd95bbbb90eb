package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseTest {
  private static final String[] QUESTION = {
    "advise",
    "--source",
    "{blobs: {samples: 400, random-state: 1, train: 200}}",
    "--target",
    "{blobs: {samples: 400, random-state: 2, train: 200}}",
    "--backbone",
    "{mlp: {hidden: [8, 8, 8]}}"
  };

  @TempDir private Path folder = Path.of("");

  @Test
  void givesEvidenceAndAnExperimentThatCanBePlanned() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result words = graft.run(QUESTION);
    assertThat(words.exit()).as(words.err()).isZero();
    assertThat(words.out())
        .contains("size", "67 a class, small", "similarity", "95 % interval", "scenario", "advice");

    Graft.Result json = graft.run(with("--json", "-o", "advised.yaml"));
    assertThat(json.exit()).as(json.err()).isZero();
    JsonObject advice = JsonParser.parseString(json.out()).getAsJsonObject();
    JsonObject similarity = advice.getAsJsonObject("similarity");
    assertThat(similarity.get("value").getAsDouble())
        .isBetween(
            similarity.getAsJsonArray("interval").get(0).getAsDouble(),
            similarity.getAsJsonArray("interval").get(1).getAsDouble());
    assertThat(advice.getAsJsonArray("blocks")).hasSize(3);
    assertThat(words.out()).endsWith(advice.get("experiment").getAsString());

    Graft.Result plan = graft.run("plan", "advised.yaml");
    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("feature extractor", "fine-tune all", "scratch")
        .contains("chosen in every replicate by log-loss on a random part (0.2)")
        .contains("scratch: 3 candidates, 3 trainings (1 each): rate 0.01, 0.001, 0.0001")
        .doesNotContain("different numbers of candidates");
  }

  @Test
  void callsTheSameTargetLargeWhereFewerExamplesAreMany() throws Exception {
    Graft.Result result = new Graft(folder).run(with("--small", "50"));
    assertThat(result.out()).contains("67 a class, large");
  }

  @Test
  void saysWhatIsWrongWithTheQuestion() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result wrong =
        graft.run("advise", "--target", "blobbs", "--backbone", "{mlp: {hidden: 5}}");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("'blobbs'", "blobs").doesNotContain("\tat ");
    Graft.Result untrained =
        graft.run("advise", "--target", "blobs", "--backbone", "{mlp: {hidden: 5}}");
    assertThat(untrained.exit()).isEqualTo(2);
    assertThat(untrained.err()).contains("needs a 'source'").doesNotContain("\tat ");
  }

  private static String[] with(String... more) {
    List<String> all = new java.util.ArrayList<>(List.of(QUESTION));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
