/**
 * What every other package of the SPI stands on: {@link org.graft.spi.base.Name} and {@link
 * org.graft.spi.base.Param} document an extension's record, {@link org.graft.spi.base.Seed} and
 * {@link org.graft.spi.base.Randomness} are all the randomness there is, {@link
 * org.graft.spi.base.Digest} identifies results. Nothing here knows of data, networks or training.
 */
@NullMarked
package org.graft.spi.base;

import org.jspecify.annotations.NullMarked;
