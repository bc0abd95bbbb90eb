/**
 * The command line: one class a command, and the only place that touches an injector. Start at
 * {@link org.graft.engine.cli.Main}.
 */
@NullMarked
package org.graft.engine.cli;

import org.jspecify.annotations.NullMarked;
