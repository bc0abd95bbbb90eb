/** Tests of networks as data. */
@NullMarked
package org.graft.spi.network;

import org.jspecify.annotations.NullMarked;
