package io.rivulet.douyin;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the contract leaves to the place where it is spoken.
 *
 * @param timeZone the zone of the days of comments
 */
@ConfigurationProperties("rivulet")
record DouyinProperties(@DefaultValue("Asia/Shanghai") ZoneId timeZone) {}
