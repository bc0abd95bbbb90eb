/**
 * Networks at work: which of them this trainer runs ({@link org.graft.lanes.network.Chain}), their
 * layers one after another ({@link org.graft.lanes.network.Net}), and passes through them.
 */
@NullMarked
package org.graft.lanes.network;

import org.jspecify.annotations.NullMarked;
