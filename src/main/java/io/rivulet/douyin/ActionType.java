package io.rivulet.douyin;

import io.rivulet.platform.web.WebError;

/** The contract's `action_type`: whether something is to be done or undone. */
enum ActionType {
    DO,
    UNDO;

    private static final String NAME = "action_type";

    static ActionType of(Parameters parameters) {
        long type = parameters.requireNumber(NAME);
        if (type != 1 && type != 2) {
            throw WebError.PARAMETER_INVALID.because("The parameter `" + NAME + "` must be 1 or 2");
        }
        return type == 1 ? DO : UNDO;
    }
}
