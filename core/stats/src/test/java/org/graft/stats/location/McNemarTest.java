package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

class McNemarTest {
  /** Fagerland, Lydersen and Laake 2013, DOI 10.1186/1471-2288-13-91, equation for n12 = n21. */
  @Test
  void halvesTheMiddleProbabilityOfAnEvenSplit() {
    assertThat(new McNemar(7, 7).midP().value()).isCloseTo(0.8952637, within(5e-8));
    assertThat(new McNemar(7, 7).exact().value()).isEqualTo(1);
    assertThat(new McNemar(1, 1).midP().value()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void classifiersThatNeverDisagreeDoNotDiffer() {
    McNemar none = new McNemar(0, 0);
    assertThat(none.exact().value()).isEqualTo(1);
    assertThat(none.midP().value()).isEqualTo(1);
    assertThat(none.less().value()).isEqualTo(1);
    assertThat(none.greater().value()).isEqualTo(1);
    assertThatThrownBy(none::chiSquared).isInstanceOf(Refusal.class);
  }
}
