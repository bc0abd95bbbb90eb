/**
 * The data sets that ship with Graft. Start at {@link org.graft.datasets.DatasetsPlugin}, which
 * lists them; each kind has a package of its own. Scaling, splitting and choosing classes are the
 * view's job and do not come in here.
 */
@NullMarked
package org.graft.datasets;

import org.jspecify.annotations.NullMarked;
