package io.rivulet.upload.engine;

import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What stands between a node and S3. */
interface S3Between {

    S3AsyncClient around(S3AsyncClient real);

    /** From now on nothing of the node reaches S3. */
    void cut();
}
