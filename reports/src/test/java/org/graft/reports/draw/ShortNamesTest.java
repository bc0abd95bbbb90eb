package org.graft.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  private static final String COMMON =
      "fine-tune(frozen=convolution_1,rate=0.0001,schedule=cosine)";

  @Test
  void leavesNamesThatFit() {
    assertThat(ShortNames.of(List.of("A", "B", "C"), 12, 40))
        .isEqualTo(new ShortNames(List.of("A", "B", "C"), List.of()));
  }

  @Test
  void leavesOutWhatAllBeginWith() {
    ShortNames names = ShortNames.of(List.of(COMMON + "00", COMMON + "01"), 12, 120);
    assertThat(names.names()).containsExactly("\u2026cosine)00", "\u2026cosine)01");
    assertThat(names.legend())
        .containsExactly(
            "\u2026 at the start = fine-tune(frozen=convolution_1,rate=0.0001,schedule=");
  }

  @Test
  void keepsNamesApartAtAnyWidth() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> COMMON + i + " on x").toList();
    for (double width : new double[] {300, 100, 60, 40, 30}) {
      ShortNames shortened = ShortNames.of(names, 12, width);
      assertThat(shortened.names()).doesNotHaveDuplicates();
      assertThat(Lettering.sans().widest(shortened.names(), 12)).isLessThanOrEqualTo(width);
    }
  }

  @Test
  void numbersWhatNothingElseKeepsApart() {
    ShortNames names =
        ShortNames.of(List.of("aaaaaaaaaa1aaaaaaaaaa2bbb", "caaaaaaaaa9aaaaaaaaaa2bbd"), 12, 18);
    assertThat(names.names()).doesNotHaveDuplicates();
    assertThat(names.legend()).isNotEmpty();
  }
}
