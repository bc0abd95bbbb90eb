package org.graft.engine.cli.words;

/** A list of candidates, read when it is asked for. */
interface Candidates extends Iterable<String> {}
