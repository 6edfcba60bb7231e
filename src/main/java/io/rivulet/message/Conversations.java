package io.rivulet.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.account.Accounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The conversations of people who exist. One that was opened stays for ever, so that a node remembers its id, and that
 * nobody has to be asked whether the two exist.
 */
@Component
class Conversations {

    private final ConversationRepository conversations;
    private final Accounts accounts;
    private final Cache<Pair, Long> known;

    Conversations(ConversationRepository conversations, Accounts accounts, MessageProperties properties) {
        this.conversations = conversations;
        this.accounts = accounts;
        this.known = Caffeine.newBuilder()
                .maximumSize(properties.knownConversations())
                .build();
    }

    /** The ids by the two; missing where one of them does not exist. No statement when all are known. */
    Mono<Map<Pair, Long>> ids(Collection<Pair> pairs) {
        var ids = new HashMap<>(known.getAllPresent(Set.copyOf(pairs)));
        var others = without(new TreeSet<>(pairs), ids);
        return others.isEmpty()
                ? Mono.just(ids)
                : findOrOpen(others).doOnNext(known::putAll).map(found -> joined(ids, found));
    }

    private Mono<Map<Pair, Long>> findOrOpen(SortedSet<Pair> pairs) {
        return conversations.find(pairs).flatMap(found -> {
            var missing = without(pairs, found);
            return missing.isEmpty()
                    ? Mono.just(found)
                    : openWhereBothExist(missing).map(opened -> joined(found, opened));
        });
    }

    private Mono<Map<Pair, Long>> openWhereBothExist(SortedSet<Pair> pairs) {
        return accounts.existing(people(pairs))
                .map(existing -> pairs.stream()
                        .filter(pair -> existing.contains(pair.low()) && existing.contains(pair.high()))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .flatMap(this::open);
    }

    /** What another node opened at the same moment is committed by now, and found. */
    private Mono<Map<Pair, Long>> open(SortedSet<Pair> pairs) {
        return pairs.isEmpty()
                ? Mono.just(Map.of())
                : conversations
                        .open(pairs)
                        .flatMap(opened ->
                                opened.size() == pairs.size() ? Mono.just(opened) : conversations.find(pairs));
    }

    private static Set<Long> people(Collection<Pair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.low(), pair.high()))
                .collect(Collectors.toSet());
    }

    private static SortedSet<Pair> without(SortedSet<Pair> pairs, Map<Pair, Long> ids) {
        var rest = new TreeSet<>(pairs);
        rest.removeAll(ids.keySet());
        return rest;
    }

    private static Map<Pair, Long> joined(Map<Pair, Long> some, Map<Pair, Long> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
