package io.rivulet.platform.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request comes from: the client itself, behind however many trusted proxies. */
public record ClientAddress(InetAddress address) {

    private static final int PREFIX_BYTES_4 = 3;
    private static final int PREFIX_BYTES_6 = 8;

    public String text() {
        return address.getHostAddress();
    }

    /** Its network: /24, with IPv6 /64. */
    public String prefix() {
        return first(address instanceof Inet4Address ? PREFIX_BYTES_4 : PREFIX_BYTES_6);
    }

    /** What stays the same for somebody who stays where they are: with IPv6 the network, since the rest is changed daily. */
    public String place() {
        return address instanceof Inet4Address ? text() : prefix();
    }

    private String first(int length) {
        var bytes = address.getAddress();
        Arrays.fill(bytes, length, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + length * Byte.SIZE;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
