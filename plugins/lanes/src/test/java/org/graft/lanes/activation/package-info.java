/** Tests of the room 'activation'. */
@NullMarked
package org.graft.lanes.activation;

import org.jspecify.annotations.NullMarked;
