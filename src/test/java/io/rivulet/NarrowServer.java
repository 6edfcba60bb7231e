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
            "rivulet.upload.max-size=400KB",
            "rivulet.upload.part-size=64KB",
            "rivulet.upload.memory=4MB",
            "rivulet.upload.unauthenticated-max=200KB",
            "rivulet.upload.unauthenticated-uploads=2",
            "rivulet.web.discard-max=1MB",
            "rivulet.web.discard-for=2s",
            "management.server.port=0"
        })
@Import(Statements.class)
public @interface NarrowServer {}
