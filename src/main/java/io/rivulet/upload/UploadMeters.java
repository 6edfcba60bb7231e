package io.rivulet.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How much of what uploads may take is taken. */
@Component
class UploadMeters implements MeterBinder {

    private final PartBuffers parts;
    private final UploadLimits limits;

    UploadMeters(PartBuffers parts, UploadLimits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("rivulet.upload.parts", parts, PartBuffers::held).register(meters);
        Gauge.builder("rivulet.upload.parts.max", parts, PartBuffers::max).register(meters);
        Gauge.builder("rivulet.upload.parts.waiting", parts, PartBuffers::waiting)
                .register(meters);
        Gauge.builder("rivulet.upload.unauthenticated.left", limits, UploadLimits::unauthenticatedPlacesLeft)
                .register(meters);
    }
}
