/**
 * Classic sets of small handwritten digits. Start at {@link org.graft.datasets.digits.Optdigits};
 * {@code DigitRows} reads its text. Whatever their files look like, it is their content that is
 * checked.
 */
@NullMarked
package org.graft.datasets.digits;

import org.jspecify.annotations.NullMarked;
