package io.rivulet.platform.redis;

/** Whether keys are spread over several nodes. */
public record RedisTopology(boolean isCluster) {}
