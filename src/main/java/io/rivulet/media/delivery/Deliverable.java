package io.rivulet.media.delivery;

import io.rivulet.media.MediaAddress;
import io.rivulet.platform.s3.StoredObject;

/** An object that is there, at its address. */
record Deliverable(MediaAddress address, StoredObject object) {

    /** Strong, and nothing but the name: new bytes get a new name. */
    String etag() {
        return '"' + address.token() + '-' + address.name() + '"';
    }

    ByteRange whole() {
        return new ByteRange(0, object.size() - 1);
    }
}
