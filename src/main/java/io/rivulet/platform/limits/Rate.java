package io.rivulet.platform.limits;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** So much within any stretch of time of that length: `600/1m` in settings, `200GB/1h` where bytes are counted. */
public record Rate(long quota, Duration window) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})([KMGT]?B)?/(\\d{1,9}(?:ms|s|m|h|d))");
    private static final Duration LONGEST = Duration.ofDays(7);

    public Rate {
        if (quota < 1 || window.toMillis() < 1 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A limit is at least 1, within at most " + LONGEST.toDays() + " days");
        }
    }

    /** Named as the conversion of settings looks for it. */
    public static Rate valueOf(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Write a limit such as 600/1m or 200GB/1h, not: " + text);
        }
        var window = DurationStyle.SIMPLE.parse(parts.group(3));
        return new Rate(quota(parts.group(1), parts.group(2)), window);
    }

    /** A stricter one; never less than 1. */
    Rate scaled(int percent) {
        return new Rate(Math.max(1, quota / 100 * percent + quota % 100 * percent / 100), window);
    }

    /** As `RateLimit-Policy` names it. */
    String toPolicy(String name) {
        return String.format(Locale.ROOT, "\"%s\";q=%d;w=%d", name, quota, Math.max(1, window.toSeconds()));
    }

    private static long quota(String number, @Nullable String unit) {
        return unit == null
                ? Long.parseLong(number)
                : DataSize.parse(number + unit).toBytes();
    }
}
