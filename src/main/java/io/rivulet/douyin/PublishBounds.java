package io.rivulet.douyin;

import io.rivulet.platform.web.OwnBounds;
import org.springframework.stereotype.Component;

/** A file that arrives is bounded by the memory of uploads. */
@Component
class PublishBounds implements OwnBounds {

    @Override
    public boolean cover(String path) {
        return path.startsWith("/douyin/publish/action");
    }
}
