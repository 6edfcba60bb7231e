package io.rivulet.upload.form;

import io.rivulet.upload.form.FormEvent.PartBegins;
import io.rivulet.upload.form.FormEvent.PartBytes;
import io.rivulet.upload.form.FormEvent.PartEnds;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Mono;

/** Reads the small values of a multipart form and passes over its files, so that nothing is ever written to disk. */
public final class FormReader {

    private final FormParser parser;
    private final FormFields fields;
    private boolean inField;

    private FormReader(FormRequest request) {
        this.parser = new FormParser(request.boundary());
        this.fields = new FormFields(request.known());
    }

    public static Mono<Map<String, String>> fields(FormRequest request) {
        return Mono.defer(() -> new FormReader(request).read(request));
    }

    private Mono<Map<String, String>> read(FormRequest request) {
        return request.body()
                .doOnNext(this::accept)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .then(Mono.fromSupplier(this::finish));
    }

    private void accept(DataBuffer buffer) {
        var events = parser.parse(NettyDataBufferFactory.toByteBuf(buffer));
        try {
            events.forEach(this::accept);
        } finally {
            events.forEach(FormParser::release);
        }
    }

    private void accept(FormEvent event) {
        switch (event) {
            case PartBegins begins -> begin(begins);
            case PartBytes(var bytes) when inField -> fields.append(bytes);
            case PartBytes skipped -> {}
            case PartEnds ends when inField -> fields.end();
            case PartEnds skipped -> {}
        }
    }

    private void begin(PartBegins part) {
        inField = part.disposition().getFilename() == null;
        fields.begin(part.name());
    }

    private Map<String, String> finish() {
        parser.requireComplete();
        return fields.toMap();
    }
}
