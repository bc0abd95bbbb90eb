package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedTest {
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
