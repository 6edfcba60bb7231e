package io.rivulet.load.data;

import io.rivulet.ServerProcess;
import io.rivulet.load.stage.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of a server: a real one by its address, or the one embedded in a running server by its data folder. */
final class ServerDatabase {

    private ServerDatabase() {}

    static Connection open(Settings settings) throws IOException, SQLException {
        var url = settings.text("url");
        if (!url.isEmpty()) {
            return DriverManager.getConnection(
                    url.replace("r2dbc:", "jdbc:"), settings.text("user"), settings.text("password"));
        }
        var folder = Path.of(settings.text("folder"));
        if (!Files.exists(folder.resolve("postgres/postmaster.pid"))) {
            throw new IllegalStateException("No server runs on the folder " + folder
                    + ": start one, or name its folder (-Ddata.folder) or its PostgreSQL (-Ddata.url)");
        }
        return ServerProcess.database(folder);
    }
}
