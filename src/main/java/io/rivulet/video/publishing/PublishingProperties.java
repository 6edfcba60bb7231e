package io.rivulet.video.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is done of a video before its author is answered.
 *
 * @param answerWithin how long after its last byte a publish may work on the file before it answers
 * @param readyAtOnceMax up to which size a file that needs no transcoding is made ready within the answer
 */
@ConfigurationProperties("rivulet.video")
record PublishingProperties(
        @DefaultValue("3s") Duration answerWithin,
        @DefaultValue("64MB") DataSize readyAtOnceMax) {}
