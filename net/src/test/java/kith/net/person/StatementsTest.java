package kith.net.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Device lists, prekeys and invitations: what is believed and what is not. */
class StatementsTest {

    private static final long NOW = 1_800_000_000_000L;

    private final Crypto crypto = new RealCrypto();
    private final SeededRandomness randomness = new SeededRandomness(1);
    private final Owner ann = new Owner(randomness.bytes(32), randomness.bytes(32), crypto);
    private final Owner bob = new Owner(randomness.bytes(32), randomness.bytes(32), crypto);

    @Test
    void aListSurvivesTheWire() {
        DeviceList list = list(ann, 3, DeviceList.DEVICES_MAX);
        assertEquals(DeviceList.BYTES_MAX, list.toBytes().length);
        DeviceList again = Objects.requireNonNull(decoded(list.toBytes()));
        assertTrue(list.same(again));
        assertEquals(list.devices(), again.devices());
    }

    @Test
    void eightDevicesAreOnePersonsAndNineAreNot() {
        assertThrows(
                IllegalArgumentException.class, () -> list(ann, 3, DeviceList.DEVICES_MAX + 1));
        byte[] bytes = list(ann, 3, DeviceList.DEVICES_MAX).toBytes();
        bytes[1 + 32 + 24] = DeviceList.DEVICES_MAX + 1;
        assertEquals(Decoded.reject(Reason.TOO_LONG), DeviceList.decode(bytes, crypto));
    }

    @Test
    void theSignatureOfAListSkipsNoByte() {
        byte[] bytes = list(ann, 3, 2).toBytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertNull(decoded(changed), "byte " + i);
            assertNull(decoded(Arrays.copyOf(bytes, i)), "length " + i);
        }
        assertNull(decoded(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void theSignatureOfAPrekeySkipsNoByte() {
        byte[] bytes = prekey(ann, 5, NOW).toBytes();
        assertEquals(Prekey.BYTES, bytes.length);
        assertNotNull(Prekey.decode(bytes, crypto).orNull());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertNull(Prekey.decode(changed, crypto).orNull(), "byte " + i);
        }
    }

    @Test
    void devicesOutOfOrderOrTwiceAreRefused() {
        List<Device> devices = devices(2);
        Collections.sort(devices, (one, other) -> other.key().compareTo(one.key()));
        for (List<Device> wrong : List.of(devices, List.of(devices.get(0), devices.get(0)))) {
            DeviceList draft = new DeviceList(ann.author(), 1, NOW, NOW + 1, wrong, new byte[0]);
            byte[] signature = ann.signAsAuthor(Domain.DEVICE_LIST, draft.toBytes());
            DeviceList signed = new DeviceList(ann.author(), 1, NOW, NOW + 1, wrong, signature);
            assertEquals(
                    Decoded.reject(Reason.INVALID_FIELD),
                    DeviceList.decode(signed.toBytes(), crypto));
        }
    }

    @Test
    void anOldDeviceListIsRefused() {
        Contact contact = new Contact(new byte[32], list(ann, 3, 2));
        assertEquals(Reason.STALE, contact.learn(list(ann, 2, 3), NOW));
        assertEquals(Reason.CONFLICT, contact.learn(list(ann, 3, 3), NOW));
        assertEquals(Reason.EXPIRED, contact.learn(list(ann, 4, 3), NOW + DeviceList.LIFE_MS));
        long earlyMs = NOW - DeviceList.SKEW_MS;
        assertEquals(Reason.EXPIRED, contact.learn(list(ann, 4, 3), earlyMs - 1));
        assertNull(contact.learn(contact.devices(), NOW));
        assertEquals(2, contact.devices().devices().size());
        assertNull(contact.learn(list(ann, 4, 3), earlyMs));
        assertEquals(3, contact.devices().devices().size());
    }

    @Test
    void anOldPrekeyIsRefused() {
        Contact contact = new Contact(new byte[32], own(ann, 1));
        assertNull(contact.learn(prekey(ann, 5, NOW), NOW));
        assertEquals(Reason.STALE, contact.learn(prekey(ann, 4, NOW), NOW));
        assertEquals(Reason.CONFLICT, contact.learn(prekey(ann, 5, NOW), NOW));
        assertEquals(Reason.EXPIRED, contact.learn(prekey(ann, 6, NOW), NOW + Prekey.LIFE_MS));
        assertEquals(Reason.REFUSED, contact.learn(prekey(bob, 6, NOW), NOW));
        assertEquals(5, Objects.requireNonNull(contact.prekey(ann.device())).version());
    }

    @Test
    void aPrekeyOfAnotherAuthorIsRefusedThoughTheDeviceIsListed() {
        List<Device> stolen = List.of(new Device(ann.device(), NOW, 1));
        Contact mallory = new Contact(new byte[32], DeviceList.sign(bob, 1, stolen, NOW));
        assertEquals(Reason.REFUSED, mallory.learn(prekey(ann, 1, NOW), NOW));
    }

    @Test
    void aRemovedDeviceTakesItsPrekeyAndNodesAlong() {
        Contact contact = new Contact(new byte[32], own(ann, 1));
        assertNull(contact.learn(prekey(ann, 5, NOW), NOW));
        contact.met(bob.device(), ann.device(), null, NOW);
        assertNull(contact.learn(list(ann, 2, 1), NOW));
        assertNull(contact.prekey(ann.device()));
        assertEquals(List.of(), contact.places());
    }

    @Test
    void aContactSurvivesTheStore() {
        Contact contact = new Contact(randomness.bytes(32), own(ann, 1));
        assertNull(contact.learn(prekey(ann, 5, NOW), NOW));
        for (int i = 0; i < 6; i++) {
            contact.met(bob.device(), ann.device(), Address.v4(i, 7000), NOW + i);
        }
        contact.met(bob.author(), ann.device(), null, NOW);
        contact.met(ann.author(), ann.device(), null, NOW);
        contact.block(true);
        byte[] value = Objects.requireNonNull(contact.record().value());
        Contact again = Objects.requireNonNull(Contact.restore(value));
        assertTrue(Arrays.equals(value, again.record().value()));
        assertTrue(again.blocked());
        assertEquals(Contact.NODES_PER_DEVICE_MAX, again.places().size());
    }

    @Test
    void aMailboxSurvivesTheStoreAndRecordsFromBeforeThereWereAnyAreRead() {
        Contact contact = new Contact(randomness.bytes(32), own(ann, 1));
        // Then came the number of mailboxes, and later when the secret's invitation expires.
        byte[] fresh = Objects.requireNonNull(contact.record().value());
        byte[] before = Arrays.copyOf(fresh, fresh.length - 9);
        assertNull(Objects.requireNonNull(Contact.restore(before)).mailbox(ann.device()));
        byte[] secret = randomness.bytes(32);
        assertNull(contact.learnMailbox(ann.device(), secret, 7));
        assertEquals(Reason.STALE, contact.learnMailbox(ann.device(), new byte[32], 6));
        assertEquals(Reason.REFUSED, contact.learnMailbox(bob.device(), secret, 8));
        byte[] value = Objects.requireNonNull(contact.record().value());
        assertTrue(Arrays.equals(before, Arrays.copyOf(value, before.length)));
        Contact again = Objects.requireNonNull(Contact.restore(value));
        assertTrue(Arrays.equals(secret, again.mailbox(ann.device())));
        byte[] untimed = Arrays.copyOf(value, value.length - 8);
        assertTrue(
                Arrays.equals(
                        value, Objects.requireNonNull(Contact.restore(untimed)).record().value()));
        assertNull(Contact.restore(Arrays.copyOf(value, value.length - 1)));
        assertNull(contact.learn(list(ann, 2, 1), NOW));
        assertNull(contact.mailbox(ann.device()), "gone with its device");
    }

    @Test
    void addressesOfANodeAreTheLatestFour() {
        Contact contact = new Contact(new byte[32], own(ann, 1));
        for (int i = 0; i < 6; i++) {
            contact.met(bob.device(), ann.device(), Address.v4(i, 7000), NOW);
        }
        List<Address> addresses = contact.places().get(0).addresses();
        assertEquals(Contact.ADDRESSES_MAX, addresses.size());
        assertEquals(Address.v4(5, 7000), addresses.get(0));
    }

    @Test
    void anInvitationSurvivesPaperAndNothingElsePasses() {
        Invitation invitation = invitation(Invitation.ADDRESSES_MAX, Invitation.RELAYS_MAX);
        byte[] bytes = invitation.toBytes(crypto);
        assertEquals(Invitation.BYTES_MAX, bytes.length);
        String text = invitation.toText(crypto);
        assertTrue(text.length() <= 458, "a QR code of version 14, level L");
        Invitation again = Objects.requireNonNull(Invitation.parse(text, crypto).orNull());
        assertTrue(Arrays.equals(bytes, again.toBytes(crypto)));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 4;
            assertEquals(Decoded.reject(Reason.FORGED), Invitation.decode(changed, crypto));
        }
        for (String wrong :
                List.of(
                        text + "=",
                        text + "A",
                        " " + text,
                        text.replace("kith", "Kith"),
                        text.substring(0, text.length() - 1),
                        "kith:peer?",
                        "",
                        text + text,
                        text.replace("?", "?\u0141"))) {
            assertInstanceOf(Decoded.Reject.class, Invitation.parse(wrong, crypto), wrong);
        }
    }

    @Test
    void anInvitationWithMoreAddressesThanAllowedIsRefused() {
        for (int[] count : new int[][] {{5, 0}, {0, 3}}) {
            Writer writer = new Writer(1000).u8(1).zeros(4 * 32).u64(NOW).u8(count[0]);
            for (int i = 0; i < count[0]; i++) {
                Address.v4(1, 1).write(writer);
            }
            writer.u8(count[1]);
            for (int i = 0; i < count[1]; i++) {
                Address.v4(1, 1).write(writer.zeros(32));
            }
            byte[] body = writer.toBytes();
            byte[] sum = Arrays.copyOf(crypto.sha256(body), 4);
            byte[] bytes = new Writer(1000).bytes(body).bytes(sum).toBytes();
            assertEquals(Decoded.reject(Reason.INVALID_FIELD), Invitation.decode(bytes, crypto));
        }
    }

    private Invitation invitation(int addresses, int relays) {
        List<Address> where = new ArrayList<>();
        for (int i = 0; i < addresses; i++) {
            where.add(Address.v4(i, 7000));
        }
        List<Invitation.Relay> over = new ArrayList<>();
        for (int i = 0; i < relays; i++) {
            over.add(new Invitation.Relay(bob.device(), Address.v4(i, 1)));
        }
        return new Invitation(
                ann.author(), ann.device(), ann.device(), randomness.bytes(32), NOW, where, over);
    }

    private @Nullable DeviceList decoded(byte[] bytes) {
        return DeviceList.decode(bytes, crypto).orNull();
    }

    private DeviceList list(Owner owner, long version, int devices) {
        return DeviceList.sign(owner, version, devices(devices), NOW);
    }

    private DeviceList own(Owner owner, long version) {
        return DeviceList.sign(owner, version, List.of(new Device(owner.device(), NOW, 1)), NOW);
    }

    private List<Device> devices(int count) {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(new Device(Id.of(randomness.bytes(32)), NOW, i));
        }
        return devices;
    }

    private Prekey prekey(Owner owner, long version, long createdMs) {
        byte[] publicKey = crypto.kemPublic(randomness.bytes(32));
        return Prekey.sign(owner, version, publicKey, createdMs);
    }
}
