package io.rivulet.upload.form;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.form.FormEvent.PartBegins;
import io.rivulet.upload.form.FormEvent.PartBytes;
import io.rivulet.upload.form.FormEvent.PartEnds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;

/**
 * Reads `multipart/form-data` (RFC 7578) piece by piece as it arrives, and holds back no more than what may be the
 * beginning of a delimiter or an unfinished header. Spring's own reader fetches hundreds of buffers ahead, which twenty
 * uploads at once cannot afford.
 */
final class FormParser {

    private static final int MAX_HEADER = 8 * 1024;
    private static final int MAX_PARTS = 64;
    private static final byte[] HEADER_END = {'\r', '\n', '\r', '\n'};

    private enum State {
        PREAMBLE,
        AFTER_DELIMITER,
        HEADER,
        BODY,
        EPILOGUE
    }

    private final ByteBuf delimiter;
    private final ByteBuf headerEnd = Unpooled.wrappedBuffer(HEADER_END);
    private ByteBuf held;
    private State state = State.PREAMBLE;
    private int parts;

    FormParser(String boundary) {
        this.delimiter = Unpooled.copiedBuffer("\r\n--" + boundary, StandardCharsets.ISO_8859_1);
        // the first delimiter may stand at the very beginning, without the line break before it
        this.held = Unpooled.copiedBuffer("\r\n", StandardCharsets.ISO_8859_1);
    }

    /** Takes over the piece and hands out what it completes. */
    List<FormEvent> parse(ByteBuf piece) {
        var input = held.isReadable() ? Unpooled.wrappedBuffer(held, piece) : piece;
        held = Unpooled.EMPTY_BUFFER;
        var events = new ArrayList<FormEvent>(4);
        try {
            while (input.isReadable() && advance(input, events)) {}
            held = input.isReadable() ? Unpooled.copiedBuffer(input) : Unpooled.EMPTY_BUFFER;
            return events;
        } catch (RuntimeException unreadable) {
            events.forEach(FormParser::release);
            throw unreadable;
        } finally {
            input.release();
        }
    }

    /** To be called when the body has ended. */
    void requireComplete() {
        if (state != State.EPILOGUE) {
            throw unreadable("it ends before its last delimiter");
        }
    }

    static void release(FormEvent event) {
        if (event instanceof PartBytes(var bytes)) {
            bytes.release();
        }
    }

    /** One step; false when it needs more input. */
    private boolean advance(ByteBuf input, List<FormEvent> events) {
        return switch (state) {
            case PREAMBLE -> skipPreamble(input);
            case AFTER_DELIMITER -> afterDelimiter(input);
            case HEADER -> readHeader(input, events);
            case BODY -> readBody(input, events);
            case EPILOGUE -> skip(input);
        };
    }

    private boolean skipPreamble(ByteBuf input) {
        int at = find(delimiter, input);
        if (at < 0) {
            input.skipBytes(Math.max(0, input.readableBytes() - delimiter.readableBytes() + 1));
            return false;
        }
        input.readerIndex(at + delimiter.readableBytes());
        state = State.AFTER_DELIMITER;
        return true;
    }

    private boolean afterDelimiter(ByteBuf input) {
        if (input.readableBytes() < 2) {
            return false;
        }
        int next = input.readUnsignedShort();
        state = switch (next) {
            case '\r' << 8 | '\n' -> State.HEADER;
            case '-' << 8 | '-' -> State.EPILOGUE;
            default -> throw unreadable("a delimiter is followed by neither a line break nor its end");
        };
        return true;
    }

    private boolean readHeader(ByteBuf input, List<FormEvent> events) {
        int end = find(headerEnd, input);
        int length = end < 0 ? input.readableBytes() : end - input.readerIndex();
        if (length > MAX_HEADER) {
            throw unreadable("the header of a part is larger than " + MAX_HEADER + " bytes");
        }
        if (end < 0) {
            return false;
        }
        var header = input.readCharSequence(length, StandardCharsets.UTF_8).toString();
        input.skipBytes(HEADER_END.length);
        events.add(new PartBegins(disposition(header)));
        state = State.BODY;
        return true;
    }

    private ContentDisposition disposition(String header) {
        if (++parts > MAX_PARTS) {
            throw unreadable("it has more than " + MAX_PARTS + " parts");
        }
        return header.lines()
                .map(line -> line.split(":", 2))
                .filter(field -> field.length == 2 && field[0].strip().equalsIgnoreCase("Content-Disposition"))
                .findFirst()
                .map(field -> parseDisposition(field[1].strip()))
                .orElseThrow(() -> unreadable("a part has no Content-Disposition"));
    }

    private static ContentDisposition parseDisposition(String value) {
        try {
            return ContentDisposition.parse(value);
        } catch (IllegalArgumentException malformed) {
            throw unreadable("the Content-Disposition of a part is malformed");
        }
    }

    private boolean readBody(ByteBuf input, List<FormEvent> events) {
        int at = find(delimiter, input);
        if (at >= 0) {
            emit(input, at - input.readerIndex(), events);
            input.skipBytes(delimiter.readableBytes());
            events.add(new PartEnds());
            state = State.AFTER_DELIMITER;
            return true;
        }
        emit(input, input.readableBytes() - unfinishedDelimiter(input), events);
        return false;
    }

    private static void emit(ByteBuf input, int length, List<FormEvent> events) {
        if (length > 0) {
            events.add(new PartBytes(input.readRetainedSlice(length)));
        }
    }

    /** How many bytes at the end of the input may turn out to be the beginning of a delimiter. */
    private int unfinishedDelimiter(ByteBuf input) {
        int end = input.writerIndex();
        int from = Math.max(input.readerIndex(), end - delimiter.readableBytes() + 1);
        for (int at = carriageReturn(input, from); at >= 0; at = carriageReturn(input, at + 1)) {
            if (ByteBufUtil.equals(delimiter, 0, input, at, end - at)) {
                return end - at;
            }
        }
        return 0;
    }

    /** Jumps from one carriage return to the next, which Netty finds eight bytes at a time; everything sought begins with one. */
    private static int find(ByteBuf sought, ByteBuf input) {
        int length = sought.readableBytes();
        int last = input.writerIndex() - length;
        for (int at = carriageReturn(input, input.readerIndex());
                at >= 0 && at <= last;
                at = carriageReturn(input, at + 1)) {
            if (ByteBufUtil.equals(sought, 0, input, at, length)) {
                return at;
            }
        }
        return -1;
    }

    private static int carriageReturn(ByteBuf input, int from) {
        return input.indexOf(from, input.writerIndex(), (byte) '\r');
    }

    private static boolean skip(ByteBuf input) {
        input.skipBytes(input.readableBytes());
        return false;
    }

    private static RuntimeException unreadable(String why) {
        return UploadError.FORM_UNREADABLE.because("The multipart form cannot be read: " + why);
    }
}
