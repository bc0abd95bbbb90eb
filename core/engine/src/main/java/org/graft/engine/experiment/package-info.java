/**
 * The application, as Java code uses it: {@link org.graft.engine.experiment.Graft} is opened, plans
 * an experiment, runs it and gives back what is recorded; the command line is one caller of it.
 * Start there, or at docs/java-api.md.
 *
 * <p>The rooms below know nothing of the facade: {@code planning} reads and plans, {@code recorded}
 * finds runs and trials, {@code report} writes what is read, {@code predict} asks a network about
 * pictures, {@code machine} names this machine. Nothing here parses options or prints.
 */
@NullMarked
package org.graft.engine.experiment;

import org.jspecify.annotations.NullMarked;
