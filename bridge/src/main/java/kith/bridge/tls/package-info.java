/**
 * TLS over any stream of bytes: keys and certificates as OpenSSL's files have them, the system's
 * trusted certificates, verdicts in OpenSSL's words, and a machine of bytes in and bytes out around
 * {@link javax.net.ssl.SSLEngine}.
 */
@NullMarked
package kith.bridge.tls;

import org.jspecify.annotations.NullMarked;
