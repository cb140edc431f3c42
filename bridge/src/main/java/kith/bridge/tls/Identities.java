package kith.bridge.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows what a context has of its own; an alias is the place in its list. */
final class Identities extends X509ExtendedKeyManager {
    private final List<Identity> all;

    Identities(List<Identity> all) {
        this.all = all;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    /** As OpenSSL, whatever authorities the server names: that is the server's to judge. */
    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        for (String keyType : keyTypes) {
            String alias = alias(keyType);
            if (alias != null) {
                return alias;
            }
        }
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        return getClientAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = identity(alias);
        return identity == null ? null : identity.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = identity(alias);
        return identity == null ? null : identity.key();
    }

    private @Nullable Identity identity(String alias) {
        int place = Integer.parseInt(alias);
        return place < all.size() ? all.get(place) : null;
    }

    /** A type is {@code RSA}, {@code EC}, {@code EC_RSA} ({@code EC} signed by RSA) and so on. */
    private @Nullable String alias(String keyType) {
        String wanted = keyType.startsWith("EC_") ? "EC" : keyType;
        for (int i = 0; i < all.size(); i++) {
            String own = all.get(i).chain().get(0).getPublicKey().getAlgorithm();
            if (own.equals(wanted) || (wanted.equals("EdDSA") && own.startsWith("Ed"))) {
                return String.valueOf(i);
            }
        }
        return null;
    }
}
