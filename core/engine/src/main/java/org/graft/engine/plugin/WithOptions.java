package org.graft.engine.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record written as one mapping: its first component is a {@link Choice}, written {@code name:
 * {arguments}}; the others are options beside the name, as is the choice's label, {@code as}. A
 * component that is a record itself stands there with each of its own components.
 *
 * <p>{@code {mnist: {}, classes: [0-4]}} is a data set and, beside it, a part of its view.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithOptions {}
