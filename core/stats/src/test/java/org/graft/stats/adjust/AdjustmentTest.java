package org.graft.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

final class AdjustmentTest {
  private static final double ROUND_OFF = 1e-9;

  @Provide
  Arbitrary<List<PValue>> families() {
    return Arbitraries.doubles()
        .between(-2000, 0)
        .map(PValue::new)
        .list()
        .ofMinSize(0)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<PValue>> allPairsOfFive() {
    return Arbitraries.doubles().between(-8, 0).map(PValue::new).list().ofSize(10);
  }

  @Property(tries = 200)
  void neverLowersAnyP(@ForAll("families") List<PValue> raw) {
    for (Adjustment adjustment : Adjustment.values()) {
      List<PValue> adjusted = adjustment.adjust(raw);
      for (int i = 0; i < raw.size(); i++) {
        assertThat(adjusted.get(i).log()).isBetween(raw.get(i).log() - ROUND_OFF, 0.0);
      }
    }
  }

  @Property(tries = 200)
  void ordersTheProceduresByTheirPower(@ForAll("families") List<PValue> raw) {
    atMost(Adjustment.HOLM.adjust(raw), Adjustment.BONFERRONI.adjust(raw));
    atMost(Adjustment.HOCHBERG.adjust(raw), Adjustment.HOLM.adjust(raw));
    atMost(Adjustment.HOMMEL.adjust(raw), Adjustment.HOCHBERG.adjust(raw));
    atMost(Adjustment.BENJAMINI_HOCHBERG.adjust(raw), Adjustment.HOMMEL.adjust(raw));
    atMost(Adjustment.BENJAMINI_HOCHBERG.adjust(raw), Adjustment.BENJAMINI_YEKUTIELI.adjust(raw));
  }

  @Property(tries = 200)
  void ordersBergmannShafferHolmBonferroni(@ForAll("allPairsOfFive") List<PValue> raw) {
    List<PValue> shaffer = AllPairsAdjustment.shafferStatic(raw, 5);
    atMost(AllPairsAdjustment.bergmannHommel(raw, 5), shaffer);
    atMost(raw, AllPairsAdjustment.bergmannHommel(raw, 5));
    atMost(shaffer, Adjustment.HOLM.adjust(raw));
  }

  @Property(tries = 200)
  void followsAnyOrderOfTheFamily(@ForAll("families") List<PValue> raw, @ForAll Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<PValue> shuffled = order.stream().map(raw::get).toList();
    for (Adjustment adjustment : Adjustment.values()) {
      List<PValue> expected = adjustment.adjust(raw);
      assertThat(adjustment.adjust(shuffled)).isEqualTo(order.stream().map(expected::get).toList());
    }
  }

  @Example
  void countsEveryMissingComparisonAsOne() {
    List<PValue> raw = List.of(PValue.of(0.001), PValue.of(0.02));
    assertThat(Adjustment.HOLM.adjust(raw, 4).get(0).value()).isCloseTo(0.004, within(1e-15));
    assertThatThrownBy(() -> Adjustment.HOLM.adjust(raw, 1)).isInstanceOf(Refusal.class);
  }

  @Example
  void carriesValuesBelowTheSmallestDouble() {
    List<PValue> raw = List.of(new PValue(-2000), new PValue(-1990));
    assertThat(Adjustment.HOLM.adjust(raw).get(0).log())
        .isCloseTo(-2000 + Math.log(2), within(1e-12));
  }

  @Example
  void visitsAllPartitionsOfNineTreatmentsAndRefusesTen() {
    List<PValue> raw = Collections.nCopies(36, PValue.of(0.01));
    assertThat(AllPairsAdjustment.bergmannHommel(raw, 9).get(0).value())
        .isCloseTo(0.36, within(1e-12));
    List<PValue> ten = Collections.nCopies(45, PValue.of(0.01));
    assertThatThrownBy(() -> AllPairsAdjustment.bergmannHommel(ten, 10))
        .isInstanceOf(Refusal.class);
  }

  /** Shaffer 1986, table 1: four treatments leave 6, 3, 2, 1 or 0 equalities true. */
  @Example
  void knowsHowManyEqualitiesCanHold() {
    assertThat(AllPairsAdjustment.possibleTrueCounts(4)).containsExactly(0, 1, 2, 3, 6);
    assertThat(AllPairsAdjustment.possibleTrueCounts(5)).containsExactly(0, 1, 2, 3, 4, 6, 10);
  }

  private static void atMost(List<PValue> low, List<PValue> high) {
    for (int i = 0; i < low.size(); i++) {
      assertThat(low.get(i).log()).isLessThanOrEqualTo(high.get(i).log() + ROUND_OFF);
    }
  }
}
