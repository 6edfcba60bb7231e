package io.rivulet.message;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may write to whom, and how much is read at once.
 *
 * @param friendsOnly whether only people who follow each other may write to each other
 * @param listMax messages that one answer has at most
 * @param knownConversations conversations whose ids a node remembers
 */
@Validated
@ConfigurationProperties("rivulet.message")
record MessageProperties(
        @DefaultValue("false") boolean friendsOnly,
        @DefaultValue("200") @Min(1) @Max(1000) int listMax,
        @DefaultValue("100000") @Min(0) int knownConversations) {}
