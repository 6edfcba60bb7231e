package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

class PublicAddressTests {

    @Test
    void isTheRequestsOwnByDefault() {
        assertThat(trusting().of(forwarded("203.0.113.9"))).isEqualTo("http://inside:8080");
    }

    @Test
    void isWhatIsConfiguredWhoeverAsks() {
        assertThat(new PublicAddress("https://v.example/ ", proxies("127.0.0.1")).of(forwarded("127.0.0.1")))
                .isEqualTo("https://v.example");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "::1, ::1, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "fd00::/8, 10.1.2.3, false"
    })
    void forwardedHeadersAreBelievedFromTrustedProxiesOnly(String trusted, String proxy, boolean believed) {
        assertThat(trusting(trusted).of(forwarded(proxy)))
                .isEqualTo(believed ? "https://outside.example" : "http://inside:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.invalid", "10.0.0.0/x", "10.0.0.0/99", "/8", ""})
    void aProxyThatIsNoAddressStopsTheStart(String trusted) {
        assertThatThrownBy(() -> trusting(trusted)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"><script>", "a/b", "[", "a:b:c"})
    void aForwardedHostThatIsNoneIsRefused(String host) {
        var request = MockServerHttpRequest.get("http://inside:8080/feed")
                .remoteAddress(new InetSocketAddress("10.0.0.1", 1))
                .header("X-Forwarded-Host", host)
                .build();
        assertThatThrownBy(() -> trusting("10.0.0.1").of(request)).isInstanceOf(ApiException.class);
    }

    private static PublicAddress trusting(String... proxies) {
        return new PublicAddress("", proxies(proxies));
    }

    private static TrustedProxies proxies(String... proxies) {
        return new TrustedProxies(new WebProperties(List.of(proxies), DataSize.ofMegabytes(16), Duration.ofSeconds(5)));
    }

    private static ServerHttpRequest forwarded(String proxy) {
        return MockServerHttpRequest.get("http://inside:8080/feed")
                .remoteAddress(new InetSocketAddress(proxy, 1))
                .header("X-Forwarded-Host", "outside.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "443")
                .build();
    }
}
