@NullMarked
package org.graft.datasets.tables;

import org.jspecify.annotations.NullMarked;
