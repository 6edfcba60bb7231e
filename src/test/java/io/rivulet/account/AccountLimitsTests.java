package io.rivulet.account;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.limits.Caller;
import io.rivulet.platform.limits.LimitsProperties;
import io.rivulet.platform.limits.SharedLimits;
import io.rivulet.platform.limits.Standing;
import io.rivulet.platform.redis.RedisTopology;
import io.rivulet.platform.web.ClientAddress;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Without Redis, where a node judges by itself. */
class AccountLimitsTests {

    private final List<Standing> told = new ArrayList<>();
    private final Caller caller = new Caller(new ClientAddress(InetAddress.getLoopbackAddress()), told::add);

    @Test
    void aTestThatSignsInDozensFromOneAddressIsNotHit() throws Exception {
        var limits = limits(Map.of("alone-percent", "100"));
        for (int i = 0; i < 100; i++) {
            var name = AccountName.of("tester" + i);
            await(limits.permitRegistration(caller));
            await(limits.succeeded(name, caller));
            for (int again = 0; again < 3; again++) {
                await(limits.permitLogIn(name, caller));
                await(limits.succeeded(name, caller));
            }
            await(limits.permitLogIn(AccountName.of("nobody" + i), caller));
        }
        assertThat(told).allMatch(standing -> standing.policy().matches("login|registration"));
    }

    @Test
    void nothingIsCountedWhereAllIsSwitchedOff() throws Exception {
        var limits =
                limits(Map.of("enabled", "false", "log-in.per-address", "1/1d", "registration.per-address", "1/1d"));
        for (int i = 0; i < 10; i++) {
            await(limits.permitRegistration(caller));
            await(limits.permitLogIn(AccountName.of("ann"), caller));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aNodeAloneIsStricter() throws Exception {
        var limits = limits(Map.of("registration.per-address", "8/1d"));
        await(limits.permitRegistration(caller));
        await(limits.permitRegistration(caller));
        assertThatThrownBy(() -> await(limits.permitRegistration(caller))).hasMessageContaining("TOO_MANY_REQUESTS");
    }

    @Test
    void namesThatAreTheSameAreCountedTogether() throws Exception {
        var limits = limits(Map.of("log-in.tries.free", "2"));
        await(limits.permitLogIn(AccountName.of("Ann"), caller));
        await(limits.permitLogIn(AccountName.of(" ＡＮＮ"), caller));
        assertThatThrownBy(() -> await(limits.permitLogIn(AccountName.of("ann"), caller)))
                .hasMessageContaining("TOO_MANY_REQUESTS");
        await(limits.permitLogIn(AccountName.of("bob"), caller));
    }

    private static AccountLimits limits(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        settings.forEach((name, value) -> all.put("rivulet.limits." + name, value));
        var properties = new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("rivulet.limits", LimitsProperties.class);
        var nowhere = new ReactiveStringRedisTemplate(new LettuceConnectionFactory());
        return new AccountLimits(
                properties, new SharedLimits(nowhere, new RedisTopology(false), properties, Clock.systemUTC()));
    }
}
