package org.graft.spi.base;

/**
 * Something the catalogue lists by name: a record annotated with {@link Name} whose components,
 * each with {@link Param}, are its hyperparameters.
 *
 * <p>The compact constructor validates; an {@link IllegalArgumentException} from it is reported at
 * the line of the experiment file that gave the values. Two equal records mean the same thing.
 */
public interface Extension {}
