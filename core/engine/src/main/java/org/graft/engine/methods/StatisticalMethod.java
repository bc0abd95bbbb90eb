package org.graft.engine.methods;

/**
 * A statistical method with its inputs: a record with {@link org.graft.spi.base.Name}, {@link
 * Conditions} and a {@link org.graft.spi.base.Param} on every component.
 *
 * @param <A> its answer: a record whose components are documented by {@code Param} too; a component
 *     without one is a record, or an {@link Output} of one, whose components stand in its place
 */
public interface StatisticalMethod<A extends Record> {
  /**
   * The answer; outputs that may lack a value are computed when they are read.
   *
   * @throws org.graft.stats.Refusal if the method as a whole has no answer
   */
  A answer(Notes notes);
}
