package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.TransferStrategy;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.training.Depth;
import org.graft.testkit.StrategyContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class PromisesTest {
  private static final Layer HIDDEN =
      new Layer.Dense(4, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);

  @TestFactory
  Stream<DynamicTest> scratch() {
    return tests(new Scratch(List.of(HIDDEN), Optional.empty(), Optional.of(0.1)));
  }

  @TestFactory
  Stream<DynamicTest> classifier() {
    return tests(new Classifier(List.of()));
  }

  @TestFactory
  Stream<DynamicTest> featureExtractor() {
    return tests(extractor(Optional.empty()));
  }

  @TestFactory
  Stream<DynamicTest> featureExtractorThatTapsTheFirstBlock() {
    return tests(extractor(Optional.of(Depth.parse("1"))));
  }

  private static FeatureExtractor extractor(Optional<Depth> tap) {
    return new FeatureExtractor(
        tap.isPresent() ? List.of() : List.of(HIDDEN),
        tap,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> fineTuneWithItsHead() {
    return tests(fineTune("1", FineTune.Head.KEPT));
  }

  @TestFactory
  Stream<DynamicTest> fineTuneWithANewHead() {
    return tests(fineTune("50%", FineTune.Head.NEW));
  }

  private static FineTune fineTune(String frozen, FineTune.Head head) {
    return new FineTune(
        Depth.parse(frozen),
        List.of(),
        head,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Stream<DynamicTest> tests(TransferStrategy strategy) {
    return StrategyContract.of(strategy).tests();
  }
}
