/**
 * All methods by name: what they take and answer, one run of one, and the page that documents them.
 * Start at {@link org.graft.engine.methods.catalogue.Catalogue}.
 */
@NullMarked
package org.graft.engine.methods.catalogue;

import org.jspecify.annotations.NullMarked;
