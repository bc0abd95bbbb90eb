/**
 * Networks as data: named layers, their shapes, parameters and weights. Start at {@link
 * org.graft.spi.network.Network}. Arithmetic belongs to trainers.
 */
@NullMarked
package org.graft.spi.network;

import org.jspecify.annotations.NullMarked;
