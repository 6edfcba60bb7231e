package io.rivulet.embedded;

import org.jspecify.annotations.Nullable;

/** Why an embedded part cannot run, in a sentence that says what to change. */
final class EmbeddedException extends RuntimeException {

    EmbeddedException(String sentence) {
        this(sentence, null);
    }

    EmbeddedException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
