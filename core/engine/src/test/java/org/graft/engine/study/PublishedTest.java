package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedTest {
  @Test
  void keepsOfAPathWhatAReaderCanKnow() {
    assertThat(Published.withoutPlaces("folder: /home/ada/data/pets/train, 25 files"))
        .isEqualTo("folder: \u2026/pets/train, 25 files");
    assertThat(Published.withoutPlaces("C:\\Users\\ada\\pets\\train"))
        .isEqualTo("\u2026/pets\\train");
    for (String same :
        new String[] {"https://example.org/a/b/c", "mean / sd / n", "data/pets/train", "1/2"}) {
      assertThat(Published.withoutPlaces(same)).isEqualTo(same);
    }
  }

  @Test
  void guardsSpreadsheetsFromFormulasInNames() {
    assertThat(Export.cell("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
    assertThat(Export.cell("-fe|x")).isEqualTo("'-fe|x");
    assertThat(Export.cell("-1.5e-3")).isEqualTo("-1.5e-3");
    assertThat(Export.cell(-2)).isEqualTo("-2");
  }

  @Test
  void readsARecordedRecipeAsNestedValues() {
    assertThat(
            RecordText.read(
                    "Recipe[carried=[a, b], phases=[Phase[trained=[b], training=Training["
                        + "optimizer=Sgd[rate=0.01], batch=32, earlyStopping=Optional.empty,"
                        + " classWeights=NONE, copies=Optional[3]]]]]")
                .toString())
        .isEqualTo(
            "{\"type\":\"recipe\",\"carried\":[\"a\",\"b\"],\"phases\":[{\"type\":\"phase\","
                + "\"trained\":[\"b\"],\"training\":{\"type\":\"training\",\"optimizer\":"
                + "{\"type\":\"sgd\",\"rate\":0.01},\"batch\":32,\"early-stopping\":null,"
                + "\"class-weights\":\"none\",\"copies\":3}}]}");
    assertThat(RecordText.read("programmed").getAsString()).isEqualTo("programmed");
    assertThat(RecordText.read("Broken[a=[").getAsString()).isEqualTo("Broken[a=[");
  }
}
