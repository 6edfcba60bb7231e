package io.rivulet.platform.security;

/** What a request may be for. Each route declares which of these it takes; one that declares none is refused. */
public enum Permission {
    /** See what is there for everybody. */
    LOOK,
    /** Register and log in. */
    SIGN_IN,
    /** Like, comment, follow, write messages; see and change what is one's own. */
    TAKE_PART,
    /** Upload files, and make videos of them. */
    PUBLISH,
    /** Send a form whose token, once it has come, is asked whether its owner may publish. */
    SEND_FORM,
    /** Hide videos and comments, and restore them. */
    MODERATE,
    /** Suspend accounts, and reinstate them. */
    SUSPEND,
    /** Give accounts other roles. */
    APPOINT,
    /** Read who has done what to whom. */
    AUDIT;

    /** The attribute of a route that holds its permission. */
    public static final String OF_ROUTE = Permission.class.getName();
}
