package org.graft.datasets.images;

import java.nio.file.Path;

/**
 * A file in a class folder.
 *
 * @param section where it belongs
 * @param label its class
 * @param name its path within the data set's folder, for messages
 * @param path the file
 */
record Entry(Section section, String label, String name, Path path) {}
