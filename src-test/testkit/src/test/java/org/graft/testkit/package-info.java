/** Contracts against implementations that keep them and implementations broken on purpose. */
@NullMarked
package org.graft.testkit;

import org.jspecify.annotations.NullMarked;
