package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.graft.testkit.promise.Violation;

/** Says which promises a contract finds broken. */
final class Broken {
  private Broken() {}

  /** Asserts that exactly these are. */
  static void breaks(Contract contract, String... promises) {
    assertThat(contract.check()).extracting(Violation::promise).containsExactly(promises);
  }
}
