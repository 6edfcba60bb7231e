package io.rivulet.platform.limits;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** How many bytes an account may send within a while, on one node, however many requests they come in. */
@Component
public class UploadLimits {

    private final LimitsProperties properties;
    private final LocalWindows byAccount;

    public UploadLimits(LimitsProperties properties, Clock clock) {
        this.properties = properties;
        this.byAccount = new LocalWindows(properties.remembered(), properties.uploadsPerAccount(), clock);
    }

    /** Counts bytes that have come, and refuses those beyond the limit. */
    public void require(long account, long bytes) {
        if (!properties.enabled() || bytes == 0) {
            return;
        }
        var standing = byAccount.take("uploads", Long.toString(account), properties.uploadsPerAccount(), bytes);
        if (!standing.within()) {
            throw TooMany.refusal("bytes", standing.after());
        }
    }
}
