/** Options that several commands have, and what they mean to the engine. */
@NullMarked
package org.graft.engine.cli.option;

import org.jspecify.annotations.NullMarked;
