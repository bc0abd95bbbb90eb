@NullMarked
package org.graft.engine.data;

import org.jspecify.annotations.NullMarked;
