package io.rivulet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole server on a free port with its embedded PostgreSQL, Redis, S3 and FFmpeg: one for all tests that say so,
 * on a data folder that the next run finds again, so that tests name what they make apart from all that came before.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // a machine that is busy with other tests would leave to a job what these look for in the answer
            "rivulet.video.answer-within=30s",
            "rivulet.data-dir=target/data/shared",
            "rivulet.embedded.programs-dir=target/programs",
            "rivulet.jobs.poll=100ms",
            "rivulet.video.rank-every=200ms",
            "management.server.port=0"
        })
public @interface RunningServer {}
