package org.graft.testkit.promise;

/**
 * A promise that was found broken.
 *
 * @param promise its name
 * @param message what was expected and what was found
 */
public record Violation(String promise, String message) {}
