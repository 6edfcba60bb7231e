/** The camp's HTTP contract: a thin face over the features that owns no rule and no SQL. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "feed",
            "card",
            "video",
            "video :: publishing",
            "relation",
            "message",
            "engagement",
            "engagement :: like",
            "engagement :: comment",
            "upload",
            "upload :: form",
            "media",
            "account",
            "session"
        })
@NullMarked
package io.rivulet.douyin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
