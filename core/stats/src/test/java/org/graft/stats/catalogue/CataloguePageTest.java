package org.graft.stats.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CataloguePageTest {
  @Test
  void showsEveryMethodWithAnAnswerItGives() {
    String page = CataloguePage.markdown();
    for (Method method : Catalogue.all()) {
      assertThat(page).contains("\n## " + method.name() + "\n");
    }
    assertThat(page).contains("\"p_tost\": ").doesNotContain("NaN\",");
  }

  @Test
  void everyExampleIsAnswered() {
    for (Method method : Catalogue.all()) {
      Map<String, Object> arguments = Example.arguments(method);
      assertThat(Example.answer(method, arguments))
          .as("%s on %s", method.name(), arguments)
          .doesNotStartWith("refused");
    }
  }

  @Test
  void writesInfinitiesAndQuotesAsText() {
    assertThat(JsonText.of(Map.of("a\"b", Double.POSITIVE_INFINITY)))
        .isEqualTo("{\"a\\\"b\": \"Infinity\"}");
    assertThat(JsonText.of(new double[] {1, 0.5})).isEqualTo("[1, 0.5]");
  }
}
