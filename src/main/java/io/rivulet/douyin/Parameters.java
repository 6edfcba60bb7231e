package io.rivulet.douyin;

import static io.rivulet.platform.web.WebError.BODY_UNREADABLE;
import static io.rivulet.platform.web.WebError.PARAMETER_INVALID;
import static io.rivulet.platform.web.WebError.PARAMETER_MISSING;

import io.rivulet.platform.web.QueryString;
import io.rivulet.upload.form.FormReader;
import io.rivulet.upload.form.FormRequest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The values of a request: of its query first, then of its form, and of a repeated one the first. */
record Parameters(Map<String, String> values) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    static Mono<Parameters> of(ServerRequest request) {
        var query = ofQuery(request);
        return request.headers()
                .contentType()
                .map(type -> form(request, type, query))
                .orElseGet(() -> Mono.just(query))
                .map(Parameters::new);
    }

    /** The values of the query alone, for requests whose body is read elsewhere. */
    static Map<String, String> ofQuery(ServerRequest request) {
        return QueryString.firstValues(request.uri().getRawQuery());
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> findNumber(String name) {
        return find(name).map(String::strip).filter(text -> !text.isEmpty()).map(text -> number(name, text));
    }

    /** An id, which is a whole number above 0. */
    Optional<Long> findId(String name) {
        var id = findNumber(name);
        if (id.isPresent() && id.get() <= 0) {
            throw PARAMETER_INVALID.because("The parameter `" + name + "` must be above 0");
        }
        return id;
    }

    long requireNumber(String name) {
        return findNumber(name).orElseThrow(() -> missing(name));
    }

    long requireId(String name) {
        return findId(name).orElseThrow(() -> missing(name));
    }

    private static Mono<Map<String, String>> form(ServerRequest request, MediaType type, Map<String, String> query) {
        if (type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            var body = request.body(BodyExtractors.toDataBuffers());
            return FormReader.fields(FormRequest.of(type, body.cast(DataBuffer.class), query));
        }
        if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return request.formData()
                    .map(form -> merged(query, firsts(form)))
                    .onErrorMap(
                            IllegalArgumentException.class,
                            malformed -> BODY_UNREADABLE.because(
                                    "The form is not encoded as application/x-www-form-urlencoded: check its % signs"));
        }
        return Mono.just(query);
    }

    private static Map<String, String> firsts(MultiValueMap<String, String> all) {
        var firsts = new HashMap<>(all.toSingleValueMap());
        firsts.values().removeIf(value -> value == null);
        return firsts;
    }

    private static Map<String, String> merged(Map<String, String> query, Map<String, String> form) {
        var merged = new HashMap<>(query);
        form.forEach((name, value) -> merged.merge(name, value, (first, later) -> first.isEmpty() ? later : first));
        return merged;
    }

    /** Also takes what Go prints for a large float64, `1.234567e+06`, whose plus sign a query may have turned into a space. */
    private static Long number(String name, String text) {
        var decimal = text.replace("e ", "e+").replace("E ", "E+");
        try {
            if (NUMBER.matcher(decimal).matches()) {
                return new BigDecimal(decimal).longValueExact();
            }
        } catch (ArithmeticException fractionOrTooLarge) {
            throw notANumber(name);
        }
        throw notANumber(name);
    }

    private static RuntimeException missing(String name) {
        return PARAMETER_MISSING.because("The parameter `" + name + "` is missing");
    }

    private static RuntimeException notANumber(String name) {
        return PARAMETER_INVALID.because("The parameter `" + name + "` must be a whole number");
    }
}
