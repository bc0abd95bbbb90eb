/**
 * The store: results of shared steps (source weights, features) as content-addressed files. Start
 * at {@link org.graft.engine.store.Store}.
 */
@NullMarked
package org.graft.engine.store;

import org.jspecify.annotations.NullMarked;
