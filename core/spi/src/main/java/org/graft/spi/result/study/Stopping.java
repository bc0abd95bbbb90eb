package org.graft.spi.result.study;

/**
 * When the experiment was to end.
 *
 * @param rule the declared rule in words: {@code fixed: 30 repeats}
 * @param early whether it ended before the full number of repeats
 * @param intervals how intervals are to be read after it, such as {@code unadjusted for the early
 *     stop}; empty where there is nothing to say
 */
public record Stopping(String rule, boolean early, String intervals) {}
