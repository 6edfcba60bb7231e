package io.rivulet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A server whose limits for callers and slow clients are low enough to be reached, behind a proxy that tests play. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "rivulet.demo=false",
            "rivulet.web.trusted-proxies=127.0.0.0/8,::1",
            "rivulet.web.header-within=1s",
            "rivulet.web.body-within=1s",
            "rivulet.limits.log-in.per-address=20/1d",
            "rivulet.limits.log-in.per-prefix=30/1d",
            "rivulet.limits.log-in.per-account=6/1d",
            "rivulet.limits.log-in.stranger-tries=2",
            "rivulet.limits.log-in.tries.free=4",
            "rivulet.limits.log-in.tries.first-delay=10m",
            "rivulet.limits.registration.per-address=5/1d",
            "rivulet.limits.registration.per-prefix=8/1d",
            "rivulet.limits.writes.per-account=10/1d",
            "rivulet.limits.writes.without-token=5/1d",
            "rivulet.limits.uploads-per-account=1MB/1d",
            "management.server.port=0"
        })
public @interface GuardedServer {}
