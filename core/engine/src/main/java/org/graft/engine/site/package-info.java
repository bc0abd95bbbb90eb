/**
 * The door to what writes the documentation as a site, which lies beside the library: {@link
 * org.graft.engine.site.SiteWriter}. Nothing but the command reaches in here.
 */
@NullMarked
package org.graft.engine.site;

import org.jspecify.annotations.NullMarked;
