package org.graft.engine.run;

/**
 * Who runs: what the ledger records about it.
 *
 * @param machine processor, cores, memory, system and JDK in words
 * @param graft version
 * @param folder where the experiment file lies
 */
public record Identity(String machine, String graft, String folder) {}
