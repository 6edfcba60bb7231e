package io.rivulet.platform.events;

import org.springframework.stereotype.Component;

/** Whether this node hears what the others publish: only then may what it keeps be served. */
@Component
public class Hearing {

    private volatile boolean complete;

    public boolean isComplete() {
        return complete;
    }

    void become(boolean complete) {
        this.complete = complete;
    }
}
