package io.rivulet.platform.events;

import java.util.List;

/** What a listener was told, in order. */
record Diary(List<Object> heard) implements EventListener {

    static final String MISSED = "missed";

    @Override
    public void on(Event event) {
        heard.add(event);
    }

    @Override
    public void missed() {
        heard.add(MISSED);
    }
}
