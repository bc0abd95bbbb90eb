@NullMarked
package org.graft.datasets.friedman;

import org.jspecify.annotations.NullMarked;
