package io.rivulet.message;

import io.rivulet.account.AccountError;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a message has to be before it is sent. */
@Component
class Outbox {

    private static final TextRule CONTENT =
            new TextRule(MessageError.CONTENT_MISSING, MessageError.CONTENT_INVALID, "message", 2000, true);
    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,64}");

    private final GroupCommit<Sending, Optional<Message>> writes;
    private final PlainTexts texts;
    private final Permission permission;

    Outbox(GroupCommits commits, MessageWrite write, PlainTexts texts, Permission permission) {
        this.writes = commits.of(write);
        this.texts = texts;
        this.permission = permission;
    }

    Mono<Message> send(Direction direction, @Nullable String content, @Nullable String clientId) {
        return Mono.fromCallable(() -> sending(direction, content, clientId))
                .delayUntil(sending -> permission.require(direction))
                .flatMap(writes::submit)
                .flatMap(message -> message.map(Mono::just).orElseGet(() -> nobody(direction)));
    }

    private Sending sending(Direction direction, @Nullable String content, @Nullable String clientId) {
        if (direction.senderId() == direction.recipientId()) {
            throw MessageError.TO_ONESELF.because("Write to somebody else: nobody sends messages to themselves");
        }
        if (clientId != null && !CLIENT_ID.matcher(clientId).matches()) {
            throw MessageError.CLIENT_ID_INVALID.because(
                    "A client's id of a message has 1 to 64 characters of ASCII without spaces");
        }
        return new Sending(direction, texts.require(content, CONTENT), clientId);
    }

    private static Mono<Message> nobody(Direction direction) {
        return AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + direction.recipientId() + ".");
    }
}
