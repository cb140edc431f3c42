package kith.bridge.tls;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file with a secret in it.
 *
 * @param file its bytes
 * @param passphrase what it is sealed with; null for none
 */
public record KeyMaterial(ByteBuffer file, @Nullable String passphrase) {}
