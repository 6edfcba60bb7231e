package io.rivulet.platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates of `localhost` that nobody has issued but they themselves, made by the JDK's own tool. */
record Certificates(Path certificate, Path key) {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "own";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    static Certificates in(Path folder) {
        return new Certificates(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    }

    /** Puts a new one in the place of what is there, as tools that renew them do. */
    X509Certificate renew() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(generated())), PASSWORD);
        var made = (X509Certificate) store.getCertificate(ALIAS);
        replace(key, pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded()));
        replace(certificate, pem("CERTIFICATE", made.getEncoded()));
        return made;
    }

    private Path generated() throws IOException, InterruptedException {
        var store = key.resolveSibling("store-" + System.nanoTime() + ".p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        return store;
    }

    private static void replace(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n" + BASE64.encodeToString(bytes) + "\n-----END " + type + "-----\n";
    }
}
