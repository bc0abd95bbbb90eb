package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Trainer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class TrainerChoiceTest {
  private static final Choice<Trainer> SLOW = choice(new Any(2));
  private static final Choice<Trainer> QUICK = choice(new DenseOnly());
  private static final List<Choice<Trainer>> BOTH = List.of(SLOW, QUICK);

  @Test
  void takesTheFastestThatCan() {
    TrainerChoice choice = new TrainerChoice(BOTH, Optional.empty());
    assertThat(choice.toTrain(Networks.dense(), List.of()).trainer()).isEqualTo(QUICK);
    assertThat(choice.toTrain(Networks.convolutional(), List.of()).trainer()).isEqualTo(SLOW);
  }

  @Test
  void takesTheOneAskedForOrSaysWhyNot() {
    TrainerChoice slow = new TrainerChoice(BOTH, Optional.of(SLOW));
    assertThat(slow.toTrain(Networks.dense(), List.of()).trainer()).isEqualTo(SLOW);
    TrainerChoice quick = new TrainerChoice(BOTH, Optional.of(QUICK));
    assertThatThrownBy(() -> quick.toTrain(Networks.convolutional(), List.of()))
        .hasMessageContaining("quick: dense layers only");
  }

  @Test
  void hasAFrozenPrefixRunByWhoeverCan() {
    TrainerChoice quick = new TrainerChoice(BOTH, Optional.of(QUICK));
    assertThat(quick.toRun(Networks.convolutional()).trainer()).isEqualTo(SLOW);
    assertThat(quick.toRun(Networks.dense()).trainer()).isEqualTo(QUICK);
    assertThat(new TrainerChoice(BOTH, Optional.of(SLOW)).toRun(Networks.dense()).trainer())
        .isEqualTo(SLOW);
  }

  @Test
  void saysWhyItTookWhomItTook() {
    TrainerChoice auto = new TrainerChoice(BOTH, Optional.empty());
    assertThat(auto.toTrain(Networks.dense(), List.of()).why())
        .isEqualTo("fastest: slow is expected to take 2.0 times as long");
    assertThat(auto.toTrain(Networks.convolutional(), List.of()).why())
        .isEqualTo("quick cannot: dense layers only");
    assertThat(
            new TrainerChoice(BOTH, Optional.of(SLOW)).toTrain(Networks.dense(), List.of()).why())
        .isEqualTo("asked for");
    assertThat(
            new TrainerChoice(List.of(SLOW), Optional.empty())
                .toTrain(Networks.dense(), List.of())
                .why())
        .isEqualTo("the only trainer there is");
  }

  private static Choice<Trainer> choice(Trainer trainer) {
    String name = trainer instanceof DenseOnly ? "quick" : "slow";
    return new Choice<>(trainer, name, name, name, "");
  }

  private record Any(double cost) implements Trainer {
    @Override
    public Optional<String> refusal(Network network, List<Phase> phases) {
      return Optional.empty();
    }

    @Override
    public double cost(Network network, List<Phase> phases) {
      return cost;
    }

    @Override
    public Session open(Machine machine) {
      throw new IllegalStateException("planning starts nothing");
    }
  }

  private record DenseOnly() implements Trainer {
    @Override
    public Optional<String> refusal(Network network, List<Phase> phases) {
      return network.nodes().stream().allMatch(n -> n.layer() instanceof Layer.Dense)
          ? Optional.empty()
          : Optional.of("dense layers only");
    }

    @Override
    public double cost(Network network, List<Phase> phases) {
      return 1;
    }

    @Override
    public Session open(Machine machine) {
      throw new IllegalStateException("planning starts nothing");
    }
  }
}
