@NullMarked
package org.graft.engine.advise;

import org.jspecify.annotations.NullMarked;
