package io.rivulet.douyin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever the parameters are, the answer is HTTP 200 and says what to change. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedParametersIT {

    private static final String REGISTER = "/douyin/user/register/";
    private static final String LOGIN = "/douyin/user/login/";

    private DouyinClient client;
    private Person ann;

    @BeforeAll
    void register(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        ann = client.register();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/feed/?latest_time=", "/douyin/user/?user_id=", "/douyin/publish/list/?user_id="})
    void whatIsNoWholeNumberIsRefused(String address) throws Exception {
        for (var number : noWholeNumbers().toList()) {
            var reply = client.get(address + DouyinClient.encoded(number));
            reply.assertRefusedBecauseOf(address.contains("feed") ? "latest_time" : "user_id");
        }
    }

    static Stream<String> noWholeNumbers() {
        return Stream.of(
                "x",
                "1x",
                "0x10",
                "1.5",
                "1e-1",
                "NaN",
                "Infinity",
                "1e400",
                "1e19",
                "-1e19",
                "1e999999999",
                "123456789012345678901234567890",
                "9223372036854775808",
                "1,000",
                "1_000",
                "--1",
                "１２",
                "\u0000",
                "1\u00002",
                "null",
                "[1]",
                "1 2",
                "9".repeat(60_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user/?user_id=", "/douyin/publish/list/?user_id="})
    void anIdIsAboveZero(String address) throws Exception {
        for (var number : new String[] {"0", "-1", "-1.5e1", "-9223372036854775808"}) {
            client.get(address + number).assertRefusedBecauseOf("user_id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user/?user_id=", "/douyin/publish/list/?user_id="})
    void nobodysIdIsRefused(String address) throws Exception {
        client.get(address + Long.MAX_VALUE).assertRefusedBecauseOf("no account");
        client.get(address + "9.007199254740991e+15").assertRefusedBecauseOf("no account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user/", "/douyin/publish/list/"})
    void withoutAnIdTheTokenMustSayWho(String address) throws Exception {
        for (var query :
                new String[] {"", "?user_id=", "?token=", "?token=stale", "?user_id=&token=", "?user_id&token"}) {
            client.get(address + query).assertRefusedBecauseOf("token");
        }
        client.get(address + "?token=" + ann.token()).assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "+%d", "%d.0", "%de0", "%d.0e+00", "%%20%d%%20", "%d&user_id=1"})
    void aWholeNumberMayBeWrittenInManyWays(String form) throws Exception {
        var reply =
                client.get("/douyin/user/?user_id=" + form.formatted(ann.id()).replace("+", "%2B"));
        assertThat(reply.assertSuccess().json().path("user").path("id").asLong())
                .isEqualTo(ann.id());
    }

    /** A plus sign in a query is a space to every server, and Go does not encode it. */
    @Test
    void goPrintsLargeNumbersWithAnExponentWhosePlusBecomesASpace() throws Exception {
        client.get("/douyin/user/?user_id=1.234567e+15").assertRefusedBecauseOf("no account 1234567000000000");
        client.get("/douyin/user/?user_id=1.234567e%2B15").assertRefusedBecauseOf("no account 1234567000000000");
        client.get("/douyin/feed/?latest_time=1.7e+12").assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, LOGIN})
    void nameAndPasswordAreNeeded(String address) throws Exception {
        client.post(address).assertRefusedBecauseOf("username");
        client.post(address + "?password=secret").assertRefusedBecauseOf("username");
        client.post(address + "?username=&password=secret").assertRefusedBecauseOf("username");
        client.post(address + "?username&password").assertRefusedBecauseOf("username");
        client.post(address + "?username=x").assertRefusedBecauseOf("password");
        client.sendUrlencoded("POST", address, "username=x").assertRefusedBecauseOf("password");
        client.post(address, new Form().field("username", "x")).assertRefusedBecauseOf("password");
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void aNameThatIsNoneIsNotRegistered(String name) throws Exception {
        client.post(REGISTER + "?password=secret&username=" + DouyinClient.encoded(name))
                .assertRefusedBecauseOf("name");
        client.post(LOGIN + "?password=secret&username=" + DouyinClient.encoded(name))
                .assertRefused();
    }

    static Stream<String> badNames() {
        return Stream.of(" ", "\t\r\n", "x".repeat(33), "x".repeat(60_000), "a\u0000b", "a\nb", "\u200b", "\u202eabc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "123456789012345678901234567890123"})
    void aPasswordOfTheWrongLengthIsRefused(String password) throws Exception {
        client.post(REGISTER + "?username=" + DouyinClient.unusedName() + "&password=" + password)
                .assertRefusedBecauseOf("password");
    }

    @Test
    void existingClientsNamesAndPasswordsAreTaken() throws Exception {
        var longest = (DouyinClient.unusedName() + "潮汐潮汐潮汐潮汐潮汐潮汐").substring(0, 32);
        client.post(REGISTER + "?username=" + DouyinClient.encoded(longest) + "&password=" + "p".repeat(32))
                .assertSuccess();
        client.post(REGISTER + "?username=" + DouyinClient.unusedName() + "&password=douyin0")
                .assertSuccess();
    }

    @Test
    void invalidUtf8IsNoName() throws Exception {
        client.post(REGISTER + "?username=%ff%fe%fd&password=secret").assertRefused();
        client.post(REGISTER + "?username=" + DouyinClient.unusedName() + "&password=%ff%fe%fd%ff%fe")
                .assertRefusedBecauseOf("UTF-8");
        client.sendUrlencoded("POST", REGISTER, "username=%c3%28&password=secret")
                .assertRefused();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameReadTheSame() throws Exception {
        var wrong = client.post(LOGIN + "?username=" + ann.name() + "&password=wrong");
        var unknown = client.post(LOGIN + "?username=" + DouyinClient.unusedName() + "&password=wrong");
        assertThat(wrong.assertRefused().json())
                .isEqualTo(unknown.assertRefused().json());
    }

    @Test
    void ofARepeatedParameterTheFirstCounts() throws Exception {
        client.post(LOGIN + "?username=" + ann.name() + "&username=x&password=" + ann.name() + "&password=y")
                .assertSuccess();
        client.sendUrlencoded("POST", LOGIN, "username=" + ann.name() + "&username=x&password=" + ann.name())
                .assertSuccess();
        client.get("/douyin/user/?user_id=x&user_id=" + ann.id()).assertRefusedBecauseOf("user_id");
        client.get("/douyin/user/?user_id=" + ann.id() + "&user_id=x").assertSuccess();
    }

    @Test
    void parametersMayComeInAnyPlaceAndTheQueryCountsFirst() throws Exception {
        var form = "username=" + ann.name() + "&password=" + ann.name();
        client.sendUrlencoded("POST", LOGIN, form).assertSuccess();
        client.sendUrlencoded("POST", LOGIN + "?" + form, form).assertSuccess();
        client.sendUrlencoded("POST", LOGIN + "?username=" + ann.name(), "username=x&password=" + ann.name())
                .assertSuccess();
        client.post(LOGIN, new Form().field("username", ann.name()).field("password", ann.name()))
                .assertSuccess();
        client.post(LOGIN + "?" + form, new Form().field("username", "x")).assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/user/", "/douyin/publish/list/", "/douyin/feed/"})
    void aGetMayHaveAFormAsItsBody(String address) throws Exception {
        var form = "user_id=" + ann.id() + "&token=" + ann.token();
        client.sendUrlencoded("GET", address, form).assertSuccess();
        client.sendUrlencoded("GET", address + "?" + form, form).assertSuccess();
        client.send(
                        "GET",
                        address + "?" + form,
                        Form.type(),
                        new Form().field("user_id", "1").bytes())
                .assertSuccess();
        client.send("GET", address + "?" + form, "application/json", "{\"user_id\": 1}".getBytes(UTF_8))
                .assertSuccess();
    }

    @Test
    void numbersInAFormAreCheckedToo() throws Exception {
        client.sendUrlencoded("GET", "/douyin/user/", "user_id=x").assertRefusedBecauseOf("user_id");
        client.sendUrlencoded("GET", "/douyin/feed/", "latest_time=1e400").assertRefusedBecauseOf("latest_time");
        var broken = new Form().field("latest_time", "0").unfinished();
        client.send("GET", "/douyin/feed/", Form.type(), broken).assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, LOGIN})
    void aBodyThatCannotBeReadIsRefused(String address) throws Exception {
        client.send("POST", address, "multipart/form-data", new byte[10]).assertRefused();
        client.send("POST", address, "multipart/form-data; boundary=x", new byte[10])
                .assertRefused();
        client.send(
                        "POST",
                        address,
                        Form.type(),
                        new Form().field("username", "x").unfinished())
                .assertRefused();
        client.sendUrlencoded("POST", address, "username=%zz&password=%").assertRefused();
        client.sendUrlencoded("POST", address, "username=" + "x".repeat(1_000_000))
                .assertRefused();
        client.post(address, new Form().field("username", "x".repeat(1_000_000)))
                .assertRefused();
        client.send("POST", address, "nonsense", "username=x".getBytes(ISO_8859_1))
                .assertRefused();
        client.send("POST", address, "application/json", "{\"username\": \"x\"}".getBytes(UTF_8))
                .assertRefusedBecauseOf("username");
        client.send("POST", address, "application/x-www-form-urlencoded; charset=nonsense", new byte[] {'x'})
                .assertRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/douyin",
                "/douyin/",
                "/douyin/nothing",
                "/douyin/user/nothing/",
                "/douyin/feed/more",
                "/douyin//feed/",
                "/douyin/user/1",
                "/douyin/publish",
                "/douyin/%2e%2e/actuator",
                "/douyin/..;/x",
                "/douyin/%00"
            })
    void anUnknownAddressIsRefusedInTheSameForm(String address) throws Exception {
        client.get(address).assertRefused();
        client.post(address).assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void anotherMethodIsRefusedInTheSameForm(String method) throws Exception {
        client.send(method, "/douyin/feed/", "text/plain", new byte[0]).assertRefused();
        client.send(method, REGISTER, "text/plain", new byte[0]).assertRefused();
    }

    @Test
    void getAndPostAreNotMistakenForEachOther() throws Exception {
        client.post("/douyin/feed/").assertRefused();
        client.post("/douyin/user/?user_id=" + ann.id()).assertRefused();
        client.get(REGISTER + "?username=" + DouyinClient.unusedName() + "&password=secret")
                .assertRefused();
        client.get("/douyin/publish/action/?title=t&token=" + ann.token()).assertRefused();
    }
}
