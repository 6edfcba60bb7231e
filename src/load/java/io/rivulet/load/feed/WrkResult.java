package io.rivulet.load.feed;

/** What one run of `wrk` came to; latencies in milliseconds are those of a closed loop. */
record WrkResult(long requests, double seconds, long failed, double p50, double p99, double p999) {

    double perSecond() {
        return requests / seconds;
    }
}
