/** Tests of the room 'graph'. */
@NullMarked
package org.graft.dl4j.graph;

import org.jspecify.annotations.NullMarked;
