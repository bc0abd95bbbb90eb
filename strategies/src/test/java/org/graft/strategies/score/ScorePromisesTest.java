package org.graft.strategies.score;

import java.util.stream.Stream;
import org.graft.testkit.ScoreContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScorePromisesTest {
  @TestFactory
  Stream<DynamicTest> areKept() {
    return Stream.of(
            new Leep(),
            new Nce(),
            new HScore(false),
            new HScore(true),
            new LogMe(),
            new TransRate(1e-4),
            new Gbc(Gbc.Covariance.DIAGONAL),
            new Gbc(Gbc.Covariance.SPHERICAL),
            new Parc(500),
            new NearestNeighbour(),
            new LinearCka())
        .flatMap(score -> ScoreContract.of(score).tests());
  }
}
