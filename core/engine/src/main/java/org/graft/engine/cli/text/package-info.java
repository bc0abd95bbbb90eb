/**
 * What the command line prints: plans, trials, backbones, progress and methods as text for a
 * terminal. Decides nothing; values in, text out.
 */
@NullMarked
package org.graft.engine.cli.text;

import org.jspecify.annotations.NullMarked;
