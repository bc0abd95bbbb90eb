/**
 * Reads experiment files and plans them, with the places of this machine and the models of recorded
 * trials that chains of transfer start from. Start at {@link
 * org.graft.engine.experiment.planning.Workbench}.
 */
@NullMarked
package org.graft.engine.experiment.planning;

import org.jspecify.annotations.NullMarked;
