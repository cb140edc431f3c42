package kith.bridge.tls;

import java.util.List;

/**
 * What one end of a connection does.
 *
 * @param server whether it is the end that was connected to
 * @param servername the host a client asks for; empty to say nothing
 * @param resumable under what a client keeps its session to resume it later; empty for none
 * @param protocols what is spoken inside (ALPN), the preferred first; none to say nothing
 * @param requestCert whether a server asks for the client's certificate
 * @param rejectUnauthorized whether a server that asks wants one at least
 * @param awaitHello whether a server first tells what the client wants, and is then told which
 *     context to use
 */
public record SessionSettings(
        boolean server,
        String servername,
        String resumable,
        List<String> protocols,
        boolean requestCert,
        boolean rejectUnauthorized,
        boolean awaitHello) {}
