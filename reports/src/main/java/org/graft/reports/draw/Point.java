package org.graft.reports.draw;

/**
 * A place on a drawing.
 *
 * @param x to the right, in pixels of 1/96 inch
 * @param y downwards, likewise
 */
public record Point(double x, double y) {}
