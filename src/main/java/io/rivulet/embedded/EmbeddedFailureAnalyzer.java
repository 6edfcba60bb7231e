package io.rivulet.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence of a failed embedded part in place of a stack trace. */
final class EmbeddedFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EmbeddedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
