package io.rivulet.platform.redis;

/** Whether keys are spread over several nodes. */
record RedisTopology(boolean isCluster) {}
