package io.rivulet.upload.tus;

import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.StoredFile;
import io.rivulet.upload.Uploads;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What really lies in S3. */
final class StoredBytes {

    private final ApplicationContext server;

    StoredBytes(ApplicationContext server) {
        this.server = server;
    }

    /** Claims the upload, and reads what was claimed. */
    String sha256(long owner, String path) throws Exception {
        var claim = server.getBean(Uploads.class).claim(new Viewer(owner), path.substring(path.lastIndexOf('/') + 1));
        var file = server.getBean(TransactionalOperator.class)
                .transactional(claim)
                .toFuture()
                .get(60, TimeUnit.SECONDS);
        return sha256(file);
    }

    private String sha256(StoredFile file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        server.getBean(ObjectStore.class)
                .read(file.key(), 0, file.size() - 1)
                .doOnNext(digest::update)
                .then()
                .toFuture()
                .get(60, TimeUnit.SECONDS);
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
