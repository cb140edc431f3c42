package kith.net.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** ChaCha20-Poly1305 of BouncyCastle, for platforms without their own (Android before API 28). */
final class PortableAead implements Crypto.Aead {

    private final KeyParameter key;
    private final byte[] nonce = new byte[12];

    PortableAead(byte[] key) {
        this.key = new KeyParameter(key, 0, Crypto.KEY_BYTES);
    }

    @Override
    public int seal(
            long counter, byte[] associated, Crypto.Span input, byte[] output, int outputOffset) {
        try {
            return finish(begin(true, counter, associated), input, output, outputOffset);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int open(
            long counter, byte[] associated, Crypto.Span input, byte[] output, int outputOffset) {
        if (input.length() < Crypto.TAG_BYTES) {
            return -1;
        }
        byte[] opened = new byte[input.length() - Crypto.TAG_BYTES];
        try {
            finish(begin(false, counter, associated), input, opened, 0);
        } catch (InvalidCipherTextException forged) {
            Arrays.fill(opened, (byte) 0);
            return -1;
        }
        System.arraycopy(opened, 0, output, outputOffset, opened.length);
        return opened.length;
    }

    /**
     * A new engine each time: an engine refuses to seal twice with one nonce, which the owner of a
     * key guarantees itself.
     */
    private ChaCha20Poly1305 begin(boolean sealing, long counter, byte[] associated) {
        Nonces.put(counter, nonce);
        ChaCha20Poly1305 engine = new ChaCha20Poly1305();
        engine.init(sealing, new ParametersWithIV(key, nonce));
        engine.processAADBytes(associated, 0, associated.length);
        return engine;
    }

    private static int finish(
            ChaCha20Poly1305 engine, Crypto.Span input, byte[] output, int outputOffset)
            throws InvalidCipherTextException {
        int written =
                engine.processBytes(
                        input.bytes(), input.offset(), input.length(), output, outputOffset);
        return written + engine.doFinal(output, outputOffset + written);
    }
}
