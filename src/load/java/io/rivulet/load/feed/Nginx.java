package io.rivulet.load.feed;

import io.rivulet.ServerProcess;
import io.rivulet.load.stage.ChildProgram;
import io.rivulet.load.stage.ProcessorTime;
import io.rivulet.load.stage.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** An nginx of our own that serves one file of the bytes that it is compared on, as fast as it can. */
final class Nginx implements Side {

    private static final String FILE = "body";
    private static final int ATTEMPTS = 200;

    private final ChildProgram program;
    private final URI uri;

    private Nginx(ChildProgram program, URI uri) {
        this.program = program;
        this.uri = uri;
    }

    static Nginx start(Workspace workspace, String contentType, byte[] body) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(workspace.folder("nginx"), "nginx-");
        Files.createDirectories(folder.resolve("temp"));
        Files.write(folder.resolve(FILE), body);
        int port = ServerProcess.freePort();
        Files.writeString(folder.resolve("nginx.conf"), configuration(contentType, port));
        var command = List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log");
        var program = ChildProgram.start(command, Map.of(), folder.resolve("output.log"));
        workspace.atEnd(program::stop);
        var nginx = new Nginx(program, URI.create("http://127.0.0.1:" + port));
        nginx.awaitOpen();
        return nginx;
    }

    void stop() {
        program.stop();
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public double processorSeconds() {
        return ProcessorTime.ofTree(program.process().toHandle());
    }

    /** The same query on the name of the file, so that requests are about as long. */
    static String path(String path) {
        int query = path.indexOf('?');
        return "/" + FILE + (query < 0 ? "" : path.substring(query));
    }

    private static String configuration(String contentType, int port) {
        return """
            user %1$s;
            worker_processes 2;
            daemon off;
            pid nginx.pid;
            error_log error.log;
            events {
                worker_connections 4096;
            }
            http {
                access_log off;
                sendfile on;
                open_file_cache max=10;
                keepalive_requests 10000000;
                types {}
                default_type "%2$s";
                client_body_temp_path temp;
                proxy_temp_path temp;
                fastcgi_temp_path temp;
                uwsgi_temp_path temp;
                scgi_temp_path temp;
                server {
                    listen 127.0.0.1:%3$d backlog=4096;
                    root .;
                }
            }
            """.formatted(System.getProperty("user.name"), contentType, port);
    }

    private void awaitOpen() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            program.requireAlive();
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("nginx does not listen");
    }
}
