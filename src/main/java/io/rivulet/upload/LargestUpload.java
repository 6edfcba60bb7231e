package io.rivulet.upload;

import org.springframework.stereotype.Component;

/** How large a file may be, which clients ask before they send one. */
@Component
public class LargestUpload {

    private final long bytes;

    public LargestUpload(UploadProperties properties) {
        this.bytes = properties.maxSize().toBytes();
    }

    public long bytes() {
        return bytes;
    }
}
