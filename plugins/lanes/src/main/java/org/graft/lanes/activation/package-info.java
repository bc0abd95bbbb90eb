/**
 * Activation functions and their slopes on whole arrays. Start at {@link
 * org.graft.lanes.activation.Elementwise}.
 */
@NullMarked
package org.graft.lanes.activation;

import org.jspecify.annotations.NullMarked;
