package io.rivulet.upload.engine;

import io.rivulet.upload.digest.Hashing;
import io.rivulet.upload.memory.MemoryProperties;
import io.rivulet.upload.memory.Segments;
import io.rivulet.upload.store.UploadStore;
import org.springframework.stereotype.Component;

/** What every upload is worked on with. */
@Component
record Workshop(
        UploadStore store,
        Hashing hashing,
        Acknowledgements acknowledgements,
        Segments segments,
        MemoryProperties memory) {}
