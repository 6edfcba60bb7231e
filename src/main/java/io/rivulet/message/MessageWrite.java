package io.rivulet.message;

import io.rivulet.message.AppendRepository.Entry;
import io.rivulet.platform.data.GroupedWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Messages of many people in one statement; the result is empty where there is nobody to write to. */
@Component
class MessageWrite implements GroupedWrite<Sending, Optional<Message>> {

    private final Conversations conversations;
    private final AppendRepository messages;
    private final NewestTimes newest;

    MessageWrite(Conversations conversations, AppendRepository messages, NewestTimes newest) {
        this.conversations = conversations;
        this.messages = messages;
        this.newest = newest;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public Object orderOf(Sending sending) {
        return new SendingOrder(sending);
    }

    @Override
    public int bytesOf(Sending sending) {
        return sending.bytes();
    }

    @Override
    public Mono<List<Optional<Message>>> commit(List<Sending> sendings) {
        return conversations
                .ids(sendings.stream().map(MessageWrite::pair).toList())
                .flatMap(ids -> append(sendings, ids));
    }

    @Override
    public Mono<Void> announce(List<Optional<Message>> results) {
        var times = new HashMap<Direction, Long>();
        results.stream()
                .flatMap(Optional::stream)
                .forEach(message -> times.merge(message.direction(), message.sentAt(), Math::max));
        return newest.raise(times);
    }

    private Mono<List<Optional<Message>>> append(List<Sending> sendings, Map<Pair, Long> ids) {
        var entries = sendings.stream()
                .flatMap(sending -> Stream.ofNullable(ids.get(pair(sending))).map(id -> new Entry(id, sending)))
                .toList();
        return (entries.isEmpty() ? Mono.just(List.<Message>of()) : messages.append(entries))
                .map(appended -> results(sendings, ids, appended));
    }

    private static List<Optional<Message>> results(
            List<Sending> sendings, Map<Pair, Long> ids, List<Message> appended) {
        var results = new ArrayList<Optional<Message>>();
        var next = appended.iterator();
        for (var sending : sendings) {
            results.add(ids.containsKey(pair(sending)) ? Optional.of(next.next()) : Optional.empty());
        }
        return results;
    }

    private static Pair pair(Sending sending) {
        return sending.direction().pair();
    }
}
