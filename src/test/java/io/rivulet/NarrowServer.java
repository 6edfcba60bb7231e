package io.rivulet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A second server for tests that need its limits low enough to be reached, or its statements counted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "rivulet.demo=false",
            // a machine that is busy with other tests would leave to a job what these look for in the answer
            "rivulet.video.answer-within=30s",
            // nor may it take Redis for away, where what Redis spares is counted
            "rivulet.group-commit.announce-within=10s",
            "rivulet.database.waiting-max=40",
            "rivulet.upload.max-size=7MB",
            // the least that S3 takes for any but the last
            "rivulet.upload.part-size=5MB",
            "rivulet.upload.unauthenticated-max=6MB",
            "rivulet.upload.unauthenticated-uploads=2",
            "rivulet.web.discard-for=2s",
            "rivulet.web.cors.origins=https://app.example.org",
            "management.server.port=0"
        })
@Import(Statements.class)
public @interface NarrowServer {}
