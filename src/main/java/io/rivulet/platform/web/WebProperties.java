package io.rivulet.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are taken.
 *
 * @param trustedProxies addresses or CIDR ranges whose forwarded headers are believed; none by default
 * @param discardMax how much of an unread body is taken after the answer, before the connection is closed
 * @param discardFor how long that may last
 */
@Validated
@ConfigurationProperties("rivulet.web")
public record WebProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("16MB") DataSize discardMax,
        @DefaultValue("5s") Duration discardFor) {}
