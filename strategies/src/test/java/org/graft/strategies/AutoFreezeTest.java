package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.FitContext;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Block;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class AutoFreezeTest {
  private static final BackboneCard BACKBONE = Backbones.dense();

  private static Training training(int epochs) {
    return new Training(new Optimizer.Sgd(0.1), 8, epochs);
  }

  private static AutoFreeze at(double percentile, Training training) {
    return new AutoFreeze(percentile, Optional.of(training), Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return StrategyContract.of(at(50, training(3)), StrategyContract.Seeding.STOCHASTIC).tests();
  }

  private static Weights trained(double percentile, int epochs) throws InterruptedException {
    try (Trainer.Session session =
        new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      TaskCard card = Tasks.card(BACKBONE, 3, 0);
      Weights source = Weights.draw(BACKBONE.network(), new Seed(2));
      FitContext context = new FitContext(new Seed(1), session);
      return at(percentile, training(epochs))
          .train(
              EpochByEpoch.job(Tasks.task(BACKBONE, source, card), context),
              BACKBONE.body().blocks(),
              training(epochs),
              context);
    }
  }

  private static Tensor kernel(Weights weights, Block block) {
    String node = block.nodes().stream().map(Node::name).findFirst().orElseThrow();
    return Optional.ofNullable(weights.tensors().get(node + "/kernel")).orElseThrow();
  }

  /** At the highest percentile all but the block that changes most freeze, up to that one. */
  @Test
  void blocksStayFromTheSecondEpochOn() throws Exception {
    List<Block> blocks = BACKBONE.body().blocks();
    Weights two = trained(100, 2);
    Weights six = trained(100, 6);
    Weights never = trained(0, 6);
    assertThat(blocks).hasSizeGreaterThan(1);
    assertThat(kernel(six, blocks.get(0)).toArray())
        .as("frozen after two epochs")
        .isEqualTo(kernel(two, blocks.get(0)).toArray())
        .isNotEqualTo(kernel(never, blocks.get(0)).toArray());
    Block last = blocks.get(blocks.size() - 1);
    assertThat(kernel(six, last).toArray()).isNotEqualTo(kernel(two, last).toArray());
  }

  /** Changes are 0.5, 0.1, 0.2, 0.4 and their median 0.3; then, above two, 0.2 and 0.4. */
  @Test
  void freezesUpToTheFirstThatChangesEnough() {
    double[] before = {10, 10, 10, 10};
    assertThat(AutoFreeze.frozen(before, new double[] {5, 9, 8, 6}, 0, 50)).isZero();
    assertThat(AutoFreeze.frozen(before, new double[] {9, 8, 5, 6}, 0, 50)).isEqualTo(2);
    assertThat(AutoFreeze.frozen(before, new double[] {0, 0, 12, 6}, 2, 50)).isEqualTo(3);
    assertThat(AutoFreeze.frozen(before, new double[] {0, 0, 0, 6}, 3, 50)).isEqualTo(3);
    assertThat(AutoFreeze.frozen(before, new double[] {9, 9, 9, 9}, 0, 50)).isZero();
  }

  @Test
  void refusesASchedule() {
    TaskCard task = Tasks.card(BACKBONE, 2, 0);
    assertThat(at(50, training(3)).refusal(BACKBONE, task)).isEmpty();
    Training scheduled = training(3).withSchedule(new Schedule.Exponential(0.9));
    assertThat(at(50, scheduled).refusal(BACKBONE, task)).isPresent();
  }
}
