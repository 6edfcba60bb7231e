package io.rivulet.platform.web;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** What is logged of a failure: no query, which may hold a token, and no line that a caller has made up. */
final class LoggedFailure {

    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"\\]]+");

    /** Line breaks that do not begin a line of a trace, and all else that is not to be seen. */
    private static final Pattern CONTROL = Pattern.compile(
            "\\r?\\n(?!\\s*(?:at |\\.\\.\\. |Caused by: |Suppressed: |\\*__|\\|_|$))|[\\p{Cc}&&[^\\n\\t]]");

    private LoggedFailure() {}

    /** Reactor notes the whole address in the trace. */
    static String trace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return CONTROL.matcher(QUERY.matcher(trace.toString()).replaceAll("?…")).replaceAll(" ");
    }

    /** On one line. */
    static String text(Object said) {
        return said.toString().replaceAll("\\p{Cc}", " ");
    }
}
