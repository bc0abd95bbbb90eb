/**
 * Protocol Buffers' wire format: the few messages that Graft writes, field by field, so that no
 * library comes along.
 */
@NullMarked
package org.graft.engine.protobuf;

import org.jspecify.annotations.NullMarked;
