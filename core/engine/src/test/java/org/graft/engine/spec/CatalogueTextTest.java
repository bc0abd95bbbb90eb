package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.graft.engine.plugin.BrokenPlugin;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.Registry;
import org.junit.jupiter.api.Test;

class CatalogueTextTest {
  private final Registry registry = Doubles.registry();

  @Test
  void listsAKind() {
    assertThat(new CatalogueText(registry, 80).kind(Kind.STRATEGIES))
        .startsWith(
            """
            strategies
              fine-tune  Trains on from the source's weights.
              scratch    Trains from nothing.
            """)
        .contains("strategy fine-tune\n", "parameter", "default", "meaning");
  }

  @Test
  void showsAnEntryWithItsParameters() {
    assertThat(new CatalogueText(registry, 90).entry(Kind.OPTIMIZERS, "adam"))
        .isEqualTo(
            """
            optimizer adam
              Adaptive moments.
              cites arXiv:1412.6980

              parameter  type    default  range   meaning
              rate       number  0.001    >= 0    Learning rate.
              beta1      number  0.9      0 to 1  Decay b1 of the first moment.
              beta2      number  0.999    0 to 1  Decay b2 of the second moment.
              epsilon    number  1e-7     >= 0    Keeps the divisor off 0.
            """);
  }

  @Test
  void namesChoicesAndWhereAnEntryCameFrom() {
    String text = new CatalogueText(registry, 100).entry(Kind.STRATEGIES, "fine-tune");
    assertThat(text).contains("new | kept", "from org.graft.engine.spec.Doubles in ", "none");
    assertThat(new CatalogueText(registry, 100).entry(Kind.LAYERS, "dense"))
        .contains("activation is one of linear, relu, relu6");
  }

  @Test
  void keepsToTheWidth() {
    for (int width : List.of(72, 100)) {
      CatalogueText text = new CatalogueText(registry, width);
      assertThat(text.all().lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
      for (Entry entry : registry.entries(Kind.LAYERS)) {
        assertThat(text.entry(Kind.LAYERS, entry.name()).lines())
            .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
      }
    }
  }

  @Test
  void tellsWhatWasLeftOut() {
    Registry broken = new Registry(List.of(), List.of(new BrokenPlugin("a.jar", "A", "is empty")));
    assertThat(new CatalogueText(broken, 80).all())
        .endsWith("broken plugins, left out\n  a.jar: A: is empty\n");
  }
}
