/** Who may do what: roles, suspensions, and the guard of all routes. */
@NamedInterface("role")
@NullMarked
package io.rivulet.account.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
