/**
 * Extensions that need nothing but the SPI and without which nothing runs: metrics, the thread
 * executor, trackers. They come in through the same door as anybody's plugin.
 */
@NullMarked
package org.graft.engine.standard;

import org.jspecify.annotations.NullMarked;
