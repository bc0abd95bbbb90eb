package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class BackboneContractTest {
  /** Ways in which backbones go wrong. */
  public enum Fault {
    NONE,
    PRETRAINED,
    MOODY,
    FIXED_INPUT,
    FIXED_CLASSES,
    BODY_FOLLOWS_CLASSES,
    TAKES_ANYTHING,
    LACKS_WEIGHTS,
    NOT_A_NUMBER,
    OTHER_WEIGHTS_EVERY_TIME
  }

  /** One dense layer, with one fault. */
  @Name(value = "faulty", doc = "One dense layer.")
  public record Faulty(@Param(doc = "How it is broken.") Fault fault) implements Backbone {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public BackboneCard card(DataAccess access, Shape input, int classes) {
      Shape in = fault == Fault.FIXED_INPUT ? Shape.of(9) : input;
      int units =
          switch (fault) {
            case MOODY -> classes == 3 ? 4 + CALLS.incrementAndGet() : 4; // 2 and 7 agree
            case BODY_FOLLOWS_CLASSES -> 2 * classes;
            default -> 4;
          };
      if (in.rank() != 1 && fault == Fault.TAKES_ANYTHING) {
        in = Shape.of(4);
      }
      Layer layer = new Layer.Dense(units, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
      return BackboneCard.headed(
          Network.sequential(in, List.of(layer)), fault == Fault.FIXED_CLASSES ? 10 : classes);
    }

    @Override
    public Optional<Weights> pretrained(DataAccess access, BackboneCard card) {
      Weights sound = Weights.draw(card.network(), new Seed(1));
      return switch (fault) {
        case PRETRAINED -> Optional.of(sound);
        case LACKS_WEIGHTS -> Optional.of(sound.only(card.body()::has));
        case NOT_A_NUMBER -> Optional.of(holed(sound));
        case OTHER_WEIGHTS_EVERY_TIME ->
            Optional.of(Weights.draw(card.network(), new Seed(CALLS.incrementAndGet())));
        default -> Optional.empty();
      };
    }

    private static Weights holed(Weights sound) {
      Map<String, Tensor> holed = new LinkedHashMap<>(sound.tensors());
      holed.put("dense_1/bias", Tensor.of(Shape.of(4), new float[] {0, Float.NaN, 0, 0}));
      return new Weights(holed);
    }
  }

  @TestFactory
  Stream<DynamicTest> soundOnesKeepTheirPromises() {
    return Stream.of(contract(Fault.NONE), contract(Fault.PRETRAINED))
        .flatMap(BackboneContract::tests);
  }

  @Test
  void findsWhatIsBroken() {
    breaks(contract(Fault.MOODY), "the same arguments give the same card");
    breaks(
        contract(Fault.FIXED_INPUT),
        "the network takes the input",
        "it refuses inputs it cannot take");
    breaks(contract(Fault.FIXED_CLASSES), "the head tells its classes apart");
    breaks(contract(Fault.BODY_FOLLOWS_CLASSES), "the body does not depend on the classes");
    breaks(contract(Fault.TAKES_ANYTHING), "it refuses inputs it cannot take");
    breaks(contract(Fault.LACKS_WEIGHTS), "pretrained weights are complete and finite");
    breaks(contract(Fault.NOT_A_NUMBER), "pretrained weights are complete and finite");
    breaks(contract(Fault.OTHER_WEIGHTS_EVERY_TIME), "pretrained weights are the same every time");
  }

  private static BackboneContract contract(Fault fault) {
    return BackboneContract.of(new Faulty(fault), new Folder(Path.of("nowhere")), Shape.of(6))
        .refusing(Shape.of(3, 8, 8));
  }
}
