/** Tests of the store. */
@NullMarked
package org.graft.engine.store;

import org.jspecify.annotations.NullMarked;
