package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepOutputTest {
  @Test
  void admitsSomeLinesOfAStepAndOfItsThreadsAndCountsTheOthers() throws Exception {
    StepOutput output = StepOutput.begin();
    List<Boolean> admitted = new ArrayList<>();
    Thread thread = new Thread(() -> admitted.add(StepOutput.admits(150)));
    thread.start();
    thread.join();
    admitted.add(StepOutput.admits(50));
    admitted.add(StepOutput.admits(1000));
    assertThat(admitted).containsExactly(true, true, false);
    assertThat(output.end()).isEqualTo(1000);
    assertThat(StepOutput.admits(1_000_000)).as("outside a step").isTrue();
  }
}
