package org.graft.engine.methods.catalogue;

import java.util.List;
import java.util.Map;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a method answered.
 *
 * @param values the outputs by name in order: numbers, flags, texts, lists, maps; null where
 *     refused
 * @param refusals why outputs were refused, by name, with a dot before what is inside an object
 * @param notes remarks: values that were dropped, policies that were applied
 */
public record Answer(
    Map<String, @Nullable Object> values, Map<String, Refusal> refusals, List<String> notes) {}
