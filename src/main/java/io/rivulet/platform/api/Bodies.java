package io.rivulet.platform.api;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads bodies: one object of JSON in UTF-8, of bounded size and depth, each member once and of its own type. Members that
 * nobody knows are passed over, so that clients may be newer than the server.
 */
@Component
public class Bodies {

    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 32;
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(LONGEST_NUMBER)
            .build();

    private final JsonMapper json = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** The body as it came, for those who have to know it again. */
    public Mono<byte[]> bytes(ServerRequest request) {
        var type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.isCompatibleWith(MediaType.APPLICATION_JSON)
                ? request.bodyToMono(byte[].class)
                        .switchIfEmpty(Mono.error(() -> unreadable("The body is empty: send an object of JSON")))
                : WebError.BODY_TYPE_UNKNOWN.asError("Send the body as application/json");
    }

    /** The body as an object of that type. */
    public <T> Mono<T> read(ServerRequest request, Class<T> type) {
        return bytes(request).map(body -> parse(body, type));
    }

    /** As {@link #read}; without a body there is nothing, and nothing is refused. */
    public <T> Mono<T> find(ServerRequest request, Class<T> type) {
        var headers = request.headers();
        long length = headers.contentLength().orElse(headers.contentType().isPresent() ? 1 : 0);
        return length == 0 ? Mono.empty() : read(request, type);
    }

    /** As a caller of {@link #bytes} does later. */
    public <T> T parse(byte[] body, Class<T> type) {
        try {
            var read = json.readValue(text(body), type);
            if (read != null) {
                return read;
            }
        } catch (StreamReadException malformed) {
            // what was sent stays out of it: it may be a password
            var place = malformed.getLocation();
            throw unreadable("The body is no well-formed JSON of bounded depth with each member once: look at line "
                    + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (DatabindException mistyped) {
            throw invalid(mistyped);
        } catch (JacksonException other) {
            throw unreadable("The body cannot be read as JSON");
        }
        throw unreadable("The body is null: send an object of JSON");
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw unreadable("The body is no well-formed UTF-8");
        }
    }

    private static ApiException invalid(DatabindException mistyped) {
        var field = mistyped.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
        return field.isEmpty()
                ? unreadable("Send an object of JSON")
                : WebError.FIELD_INVALID
                        .because("The member `" + field + "` is of another type than it should be, or out of range")
                        .at(field);
    }

    private static ApiException unreadable(String detail) {
        return WebError.BODY_UNREADABLE.because(detail);
    }
}
