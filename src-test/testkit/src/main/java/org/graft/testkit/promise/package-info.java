/**
 * What contracts are made of: a {@link org.graft.testkit.promise.Promise} is one sentence with its
 * check, {@link org.graft.testkit.promise.Expect} the assertions that checks use. Nothing here
 * knows of any kind of extension.
 */
@NullMarked
package org.graft.testkit.promise;

import org.jspecify.annotations.NullMarked;
