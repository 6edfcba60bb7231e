/** What moderators and administrators do to what others publish, say and are, and the audit of it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "video",
            "engagement",
            "engagement :: comment",
            "account",
            "account :: role",
            "session"
        })
@NullMarked
package io.rivulet.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
