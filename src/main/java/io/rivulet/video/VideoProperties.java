package io.rivulet.video;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How videos are published and listed.
 *
 * @param answerWithin how long after its last byte a publish may work on the file before it answers
 * @param readyAtOnceMax up to which size a file that needs no transcoding is made ready within the answer
 * @param listMax the newest videos of an author that a list shows at most
 */
@Validated
@ConfigurationProperties("rivulet.video")
record VideoProperties(
        @DefaultValue("3s") Duration answerWithin,
        @DefaultValue("64MB") DataSize readyAtOnceMax,
        @DefaultValue("200") @Min(1) @Max(1000) int listMax) {}
