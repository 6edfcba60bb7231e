package io.rivulet.load.stage;

/** One question about speed or size, answered on this machine. */
public interface Benchmark {

    void run(Workspace workspace, Report report) throws Exception;
}
