package org.graft.engine.plugin;

/**
 * A bound extension or value with the words it was asked for.
 *
 * @param value the bound record
 * @param name its name in the catalogue
 * @param label name and given arguments, short: {@code fine-tune(frozen=1)}
 * @param canonical name and every argument that affects results, defaults filled in, as JSON in the
 *     order of the record's components: what ids are made of
 * @param where file and line it stands at, for messages
 */
public record Choice<T>(T value, String name, String label, String canonical, String where) {}
