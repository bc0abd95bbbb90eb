@NullMarked
package org.graft.datasets.images;

import org.jspecify.annotations.NullMarked;
