package io.rivulet.load;

/** One question about speed or size, answered on this machine. */
interface Benchmark {

    void run(Workspace workspace, Report report) throws Exception;
}
