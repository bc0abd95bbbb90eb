/** Tests of trainings as data. */
@NullMarked
package org.graft.spi;

import org.jspecify.annotations.NullMarked;
