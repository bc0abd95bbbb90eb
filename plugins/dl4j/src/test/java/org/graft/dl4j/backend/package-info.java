/** Tests of the room 'backend'. */
@NullMarked
package org.graft.dl4j.backend;

import org.jspecify.annotations.NullMarked;
