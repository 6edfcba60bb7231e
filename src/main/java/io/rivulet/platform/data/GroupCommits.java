package io.rivulet.platform.data;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes the group commits of the features, and ends them with the server. */
@Component
public class GroupCommits implements DisposableBean {

    private final GroupCommitProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<LaneWorker<?, ?>> workers = new CopyOnWriteArrayList<>();

    GroupCommits(GroupCommitProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    public <C, R> GroupCommit<C, R> of(GroupedWrite<C, R> write) {
        var batch = new BatchCommit<>(write, properties, meters);
        var lanes = IntStream.range(0, properties.lanes())
                .mapToObj(lane -> new LaneWorker<>(new Lane<>(write, properties, clock), batch))
                .toList();
        workers.addAll(lanes);
        Gauge.builder("rivulet.group.commit.waiting", () -> waiting(lanes))
                .tag("write", write.name())
                .register(meters);
        return new GroupCommit<>(write, lanes);
    }

    private static <C, R> int waiting(List<LaneWorker<C, R>> lanes) {
        return lanes.stream().mapToInt(LaneWorker::waiting).sum();
    }

    @Override
    public void destroy() {
        workers.forEach(LaneWorker::stop);
    }
}
