package io.rivulet.upload.form;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rivulet.upload.memory.Segments;
import org.springframework.stereotype.Component;

/** How much of what uploads may take is taken. */
@Component
class UploadMeters implements MeterBinder {

    private final Segments segments;
    private final FormLimits limits;

    UploadMeters(Segments segments, FormLimits limits) {
        this.segments = segments;
        this.limits = limits;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("rivulet.upload.memory", segments, held -> (double) held.held() * held.size())
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
        Gauge.builder("rivulet.upload.memory.max", segments, held -> (double) held.max() * held.size())
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
        Gauge.builder("rivulet.upload.memory.waiting", segments, Segments::waiting)
                .register(meters);
        Gauge.builder("rivulet.upload.unauthenticated.left", limits, FormLimits::unauthenticatedPlacesLeft)
                .register(meters);
    }
}
