package org.graft.product.circle.left;

import org.graft.product.circle.right.Egg;

/** Planted: comes from an egg. */
public record Hen(Egg from) {}
