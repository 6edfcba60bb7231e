package io.rivulet.openapi;

import static org.awaitility.Awaitility.await;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.upload.tus.TusClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * What there is before the first request.
 *
 * @param videos of the demonstration, which nobody hides
 * @param moderated that are hidden and restored
 * @param accounts of people whom nobody minds to be suspended
 * @param clip that makes a video
 */
record FuzzGround(ServerProcess server, List<String> videos, List<String> moderated, List<String> accounts, Path clip) {

    private static final int DEMO_VIDEOS = 3;
    private static final int PEOPLE = 4;

    static FuzzGround of(ServerProcess server, Path data) throws Exception {
        var client = new DouyinClient(server.port());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.feed("").videos().size() == DEMO_VIDEOS);
        var videos = ids(client.feed("").videos());
        var programs = data.resolve("ffmpeg");
        var clip = new Clips(programs.resolve("ffmpeg"), programs).path(Clip.H264);
        var author = client.register();
        client.publish(author, Files.readAllBytes(clip), "good").assertSuccess();
        client.publish(author, Files.readAllBytes(clip), "bad").assertSuccess();
        var moderated = ids(client.publishedBy(author, author.token()).videos());
        var accounts = new ArrayList<String>();
        for (int i = 0; i < PEOPLE; i++) {
            accounts.add("" + client.register().id());
        }
        return new FuzzGround(server, videos, moderated, accounts, clip);
    }

    /** What somebody knows of it, who has stored the clip. */
    FuzzWorld world(FuzzActor actor, Random random) throws Exception {
        var world = new FuzzWorld(random);
        videos.forEach(id -> world.add("videos", id));
        moderated.forEach(id -> world.add("moderated", id));
        accounts.forEach(id -> world.add("accounts", id));
        var uploads = new TusClient(server.port(), actor.token());
        var bytes = Files.readAllBytes(clip);
        var address = uploads.create(bytes.length);
        if (uploads.patch(address, 0, bytes).status() != 204) {
            throw new AssertionError("The clip cannot be stored");
        }
        uploads.awaitState(address, "stored");
        world.add("stored", address.substring(address.lastIndexOf('/') + 1));
        return world;
    }

    long size() throws IOException {
        return Files.size(clip);
    }

    String sha256() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(clip));
        return HexFormat.of().formatHex(digest);
    }

    private static List<String> ids(JsonNode videos) {
        return videos.valueStream().map(video -> video.path("id").asString()).toList();
    }
}
