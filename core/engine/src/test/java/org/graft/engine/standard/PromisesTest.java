package org.graft.engine.standard;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graft.engine.standard.protocol.DomainBed;
import org.graft.engine.standard.protocol.FewShot;
import org.graft.engine.standard.protocol.FiveByTwo;
import org.graft.engine.standard.protocol.Halves;
import org.graft.engine.standard.protocol.KFold;
import org.graft.engine.standard.protocol.LeaveOneDomainOut;
import org.graft.engine.standard.protocol.Pairs;
import org.graft.engine.standard.protocol.Vtab1k;
import org.graft.testkit.ExecutorContract;
import org.graft.testkit.MetricContract;
import org.graft.testkit.ProtocolContract;
import org.graft.testkit.TrackerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class PromisesTest {
  @TestFactory
  Stream<DynamicTest> accuracy() {
    return MetricContract.of(new Accuracy(), 0, 1).tests();
  }

  @TestFactory
  Stream<DynamicTest> topK() {
    return MetricContract.of(new TopK(1), 0, 1).tests();
  }

  @TestFactory
  Stream<DynamicTest> balancedAccuracy() {
    return MetricContract.of(new BalancedAccuracy(), 0, 1).tests();
  }

  @TestFactory
  Stream<DynamicTest> macroF1() {
    return MetricContract.of(new MacroF1(), 0, 1).tests();
  }

  @TestFactory
  Stream<DynamicTest> logLoss() {
    return MetricContract.of(new LogLoss(), 0, Double.MAX_VALUE).tests();
  }

  @TestFactory
  Stream<DynamicTest> brier() {
    return MetricContract.of(new Brier(), 0, 2).tests();
  }

  @TestFactory
  Stream<DynamicTest> calibrationError() {
    return MetricContract.of(new CalibrationError(15), 0, 1).tests();
  }

  @TestFactory
  Stream<DynamicTest> protocols() {
    return Stream.of(
            ProtocolContract.of(new Vtab1k()),
            ProtocolContract.of(new FewShot(List.of(1, 5))),
            ProtocolContract.of(new KFold(10, 1)),
            ProtocolContract.of(new FiveByTwo()),
            new ProtocolContract(new Halves(10, true), 1),
            new ProtocolContract(new Pairs(), 3),
            new ProtocolContract(new LeaveOneDomainOut(), 3),
            new ProtocolContract(new DomainBed(DomainBed.Chosen.TEST_DOMAIN), 4))
        .flatMap(ProtocolContract::tests);
  }

  @TestFactory
  Stream<DynamicTest> jsonLines(@TempDir Path folder) {
    return TrackerContract.of(new JsonLines(folder.resolve("events.jsonl"))).tests();
  }

  @TestFactory
  Stream<DynamicTest> threads() {
    return ExecutorContract.of(new ThreadExecutor(2, 0)).tests();
  }

  @TestFactory
  Stream<DynamicTest> oneThreadWithLittleMemory() {
    return ExecutorContract.of(new ThreadExecutor(1, 1)).tests();
  }
}
