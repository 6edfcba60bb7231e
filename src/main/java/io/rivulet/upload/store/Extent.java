package io.rivulet.upload.store;

/** Some bytes of a stored file, from the first to the last, both inclusive. */
public record Extent(String objectToken, long first, long last) {

    long length() {
        return last - first + 1;
    }
}
