@NullMarked
package org.graft.datasets.blobs;

import org.jspecify.annotations.NullMarked;
