package org.graft.testkit.promise;

import java.util.Optional;

/**
 * One promise of a contract.
 *
 * @param name a sentence about the extension, such as {@code a frozen layer stays as it is}
 * @param check throws where the promise is broken
 */
public record Promise(String name, Check check) {
  /** Looks whether the promise is kept. */
  @FunctionalInterface
  public interface Check {
    /**
     * Returns if it is.
     *
     * @throws Throwable an {@link AssertionError} that says what was expected and found; or
     *     whatever the extension threw
     */
    void run() throws Throwable;
  }

  /** How it is broken; empty if it is kept. */
  public Optional<Violation> violation() {
    try {
      check.run();
      return Optional.empty();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Violation(name, e.toString()));
    } catch (AssertionError e) {
      return Optional.of(new Violation(name, String.valueOf(e.getMessage())));
    } catch (Throwable e) {
      return Optional.of(new Violation(name, e.toString()));
    }
  }
}
