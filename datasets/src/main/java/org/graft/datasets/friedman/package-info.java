/**
 * Friedman's generated regression problem and its variants for transfer. Start at {@link
 * org.graft.datasets.friedman.Friedman}.
 */
@NullMarked
package org.graft.datasets.friedman;

import org.jspecify.annotations.NullMarked;
