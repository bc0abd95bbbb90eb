/** Tests of the room 'training'. */
@NullMarked
package org.graft.lanes.training;

import org.jspecify.annotations.NullMarked;
