/**
 * Runs as their folders and ledgers hold them: finds runs and trials, holds the folder of a run for
 * one process, and says what changed between two trials. Plans and trains nothing.
 */
@NullMarked
package org.graft.engine.experiment.recorded;

import org.jspecify.annotations.NullMarked;
