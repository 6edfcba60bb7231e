package io.rivulet.session;

import javax.crypto.Mac;

/** Marks what this server has made for one purpose, as nobody else can. */
record Seal(Mac keyed) {

    byte[] of(byte[] bytes, int from, int length) {
        var mac = mac();
        mac.update(bytes, from, length);
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Seal[…]";
    }
}
