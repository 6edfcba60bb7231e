package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

class ClientAddressesTests {

    private static final String PROXY = "10.0.0.1";

    private final ClientAddresses addresses = new ClientAddresses(new TrustedProxies(
            new WebProperties(List.of("10.0.0.0/8", "fd00::/8"), DataSize.ofMegabytes(16), Duration.ofSeconds(5))));

    @Test
    void whoeverIsNoTrustedProxyIsTheClientWhateverTheySay() {
        assertThat(from("203.0.113.9", "X-Forwarded-For", "1.2.3.4")).isEqualTo("203.0.113.9");
        assertThat(from("203.0.113.9", "Forwarded", "for=1.2.3.4")).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.3.4 | 1.2.3.4",
                // what the client itself had sent stands left of what the proxy saw
                "9.9.9.9, 1.2.3.4 | 1.2.3.4",
                "9.9.9.9, 1.2.3.4, 10.0.0.7 | 1.2.3.4",
                "9.9.9.9, 10.0.0.9, 1.2.3.4, 10.0.0.7 | 1.2.3.4",
                "1.2.3.4:5678 | 1.2.3.4",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:443 | 2001:db8:0:0:0:0:0:7",
                "::ffff:1.2.3.4 | 1.2.3.4",
                "10.0.0.5 | 10.0.0.5",
                "localhost | 10.0.0.1",
                "1.2.3.4, example.org | 10.0.0.1",
                "unknown | 10.0.0.1",
                "1.2.3.4, unknown, 10.0.0.7 | 10.0.0.7",
                "'' | 10.0.0.1",
                ", | 10.0.0.1",
                "1.2.3.4.5 | 10.0.0.1"
            })
    void theHeaderIsReadFromTheRightWhileTheHopIsTrusted(String header, String client) {
        assertThat(from(PROXY, "X-Forwarded-For", header)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=1.2.3.4 | 1.2.3.4",
                "for=9.9.9.9, for=1.2.3.4;proto=https;by=10.0.0.1 | 1.2.3.4",
                "For=\"[2001:db8::7]:443\" | 2001:db8:0:0:0:0:0:7",
                "for=1.2.3.4, for=_hidden | 10.0.0.1",
                "for=1.2.3.4, proto=https | 10.0.0.1",
                "host=evil.example | 10.0.0.1"
            })
    void soIsTheStandardOne(String header, String client) {
        assertThat(from(PROXY, "Forwarded", header)).isEqualTo(client);
    }

    @Test
    void twoHeadersThatDisagreeAreBothDisbelieved() {
        assertThat(from(PROXY, "Forwarded", "for=9.9.9.9", "X-Forwarded-For", "1.2.3.4"))
                .isEqualTo(PROXY);
        assertThat(from(PROXY, "Forwarded", "for=1.2.3.4", "X-Forwarded-For", "1.2.3.4"))
                .isEqualTo("1.2.3.4");
    }

    @Test
    void aNetworkIsTheFirstPartOfAnAddress() throws Exception {
        var four = new ClientAddress(InetAddress.getByName("192.0.2.77"));
        assertThat(List.of(four.text(), four.prefix(), four.place()))
                .containsExactly("192.0.2.77", "192.0.2.0/24", "192.0.2.77");
        var six = new ClientAddress(InetAddress.getByName("2001:db8:1:2:3:4:5:6"));
        assertThat(List.of(six.text(), six.prefix(), six.place()))
                .containsExactly("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:0:0:0:0/64", "2001:db8:1:2:0:0:0:0/64");
    }

    private String from(String remote, String... headers) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(remote, 1));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return addresses.of(request.build()).text();
    }
}
