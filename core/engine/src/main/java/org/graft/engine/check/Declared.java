package org.graft.engine.check;

import org.graft.testkit.Contract;

/**
 * A contract with what its author would have declared.
 *
 * @param words what is declared, such as {@code the seed decides nothing}; empty where there is
 *     nothing to declare
 * @param contract what then has to hold
 */
record Declared(String words, Contract contract) {
  Declared(Contract contract) {
    this("", contract);
  }
}
