/** People, videos and comments as a viewer sees them. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "video",
            "video :: rank",
            "engagement",
            "engagement :: like",
            "engagement :: comment",
            "engagement :: collection",
            "engagement :: view",
            "relation",
            "account",
            "message",
            "media",
            "session"
        })
@NullMarked
package io.rivulet.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
