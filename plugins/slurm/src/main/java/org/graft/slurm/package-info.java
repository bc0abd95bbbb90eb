/**
 * Steps in job arrays of Slurm, by its own commands: {@code sbatch}, {@code squeue}, {@code
 * scancel}, {@code scontrol} and {@code sinfo}, which every version has alike. Start at {@link
 * org.graft.slurm.SlurmExecutor}. No accounting database is needed: what became of a task is read
 * from the files that it leaves. Must not come in: what a task does.
 */
@NullMarked
package org.graft.slurm;

import org.jspecify.annotations.NullMarked;
