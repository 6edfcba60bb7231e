package io.rivulet.upload.engine;

import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import org.springframework.stereotype.Component;

/** Lets go of what another node wants; what is not heard is found at the next renewal of leases. */
@Component
class WantedUploads implements EventListener {

    private final Holdings holdings;

    WantedUploads(Holdings holdings) {
        this.holdings = holdings;
    }

    @Override
    public void on(Event event) {
        if (event instanceof UploadWanted(long id)) {
            var holding = holdings.find(id);
            if (holding != null) {
                holding.letGo();
            }
        }
    }

    @Override
    public void missed() {}
}
