/** Tests of the lanes trainer. */
@NullMarked
package org.graft.lanes;

import org.jspecify.annotations.NullMarked;
