package io.rivulet.upload.engine;

import io.rivulet.media.MediaTokens;
import io.rivulet.upload.IncomingFile;
import io.rivulet.upload.IncomingFiles;
import org.springframework.stereotype.Component;

/** Takes the files of forms the way that all bytes take. */
@Component
class FormFiles implements IncomingFiles {

    private final Holdings holdings;
    private final FormRows rows;
    private final MediaTokens tokens;

    FormFiles(Holdings holdings, FormRows rows, MediaTokens tokens) {
        this.holdings = holdings;
        this.rows = rows;
        this.tokens = tokens;
    }

    @Override
    public IncomingFile open() {
        return new FormFile(tokens.next(), holdings, rows);
    }
}
