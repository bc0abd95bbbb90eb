/** Tests of the DL4J trainer. */
@NullMarked
package org.graft.dl4j;

import org.jspecify.annotations.NullMarked;
