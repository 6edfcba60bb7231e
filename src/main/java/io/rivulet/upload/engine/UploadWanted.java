package io.rivulet.upload.engine;

import io.rivulet.platform.events.Event;

/** Somebody at one node waits for an upload that another one holds. */
record UploadWanted(long id) implements Event {}
