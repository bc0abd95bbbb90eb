/**
 * Finding plugins: the class path and plugin folders, what they offer and what is broken. Start at
 * {@link org.graft.engine.plugin.Registry}.
 *
 * <p>A plugin is all or nothing: one bad record leaves out the whole plugin, since half a plugin
 * would give other experiments than its author meant. Names of YAML's sweeps ({@code sweep}, {@code
 * range}, {@code log-range}) and labels ({@code as}) cannot be names of extensions. Reading
 * experiment files lives in {@code spec} and must not come in here: {@link
 * org.graft.engine.plugin.DefaultCheck} is the door.
 */
@NullMarked
package org.graft.engine.plugin;

import org.jspecify.annotations.NullMarked;
