/**
 * The engine. Its floors are the packages below; here is only what all of them may say to the user:
 * {@link org.graft.engine.UserException}.
 */
@NullMarked
package org.graft.engine;

import org.jspecify.annotations.NullMarked;
