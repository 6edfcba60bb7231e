package io.rivulet.card.api;

import io.rivulet.account.Profile;
import io.rivulet.account.ProfileEdit;
import io.rivulet.account.ProfileEditing;
import io.rivulet.account.ProfilePicture;
import io.rivulet.account.ProfilePictures;
import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.IfMatch;
import io.rivulet.platform.api.Resource;
import io.rivulet.platform.security.Viewer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads what people want to change of themselves. */
@Component
class OwnProfile {

    private final Bodies bodies;
    private final ProfileEditing editing;
    private final ProfilePictures pictures;

    OwnProfile(Bodies bodies, ProfileEditing editing, ProfilePictures pictures) {
        this.bodies = bodies;
        this.editing = editing;
        this.pictures = pictures;
    }

    /** All that its owner may change. */
    static String state(Profile profile) {
        return Resource.state(profile.name(), profile.signature(), profile.avatar(), profile.background());
    }

    Mono<Profile> edit(Viewer viewer, ServerRequest request) {
        var basis = IfMatch.of(request);
        return bodies.read(request, ProfileEdit.class)
                .flatMap(edit -> editing.edit(viewer.accountId(), edit, profile -> basis.require(state(profile))));
    }

    Mono<Void> show(ProfilePicture kind, Viewer viewer, ServerRequest request) {
        return pictures.show(viewer.accountId(), kind, request.bodyToFlux(DataBuffer.class));
    }
}
