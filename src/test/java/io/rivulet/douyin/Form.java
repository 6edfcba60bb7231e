package io.rivulet.douyin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.annotation.CanIgnoreReturnValue;

/** A multipart form as a client builds it, part by part in the order of the calls. */
public final class Form {

    private static final String BOUNDARY = "----clientBoundary7MA4YWxk";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    @CanIgnoreReturnValue
    public Form field(String name, String value) {
        return part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
    }

    /** The file as an existing client sends it: its name a path, its type unknown. */
    @CanIgnoreReturnValue
    public Form file(byte[] bytes) {
        return file("data", "../public/bear.mp4", bytes);
    }

    @CanIgnoreReturnValue
    public Form file(String name, String filename, byte[] bytes) {
        return part(
                "name=\"" + name + "\"; filename=\"" + filename + "\"",
                "Content-Type: application/octet-stream\r\n",
                bytes);
    }

    @CanIgnoreReturnValue
    private Form part(String disposition, String headers, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers + "\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    public byte[] unfinished() {
        return body.toByteArray();
    }

    public byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(unfinished());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
