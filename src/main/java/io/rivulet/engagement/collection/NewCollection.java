package io.rivulet.engagement.collection;

import io.rivulet.platform.web.WebError;
import org.jspecify.annotations.Nullable;

/** What is said of a collection: nobody else sees it unless it is to be public. */
record NewCollection(@Nullable String name, @Nullable String visibility) {

    static final String PUBLIC = "public";
    static final String PRIVATE = "private";

    boolean isOpen(boolean before) {
        return switch (visibility) {
            case null -> before;
            case PUBLIC -> true;
            case PRIVATE -> false;
            default ->
                throw WebError.FIELD_INVALID
                        .because("The member `visibility` must be `public` or `private`")
                        .at("visibility");
        };
    }
}
