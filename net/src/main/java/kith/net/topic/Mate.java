package kith.net.topic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A neighbor in a topic: one of its active view. */
final class Mate {

    /** 64 at once, 4 a second: a contact lets that many in. */
    private static final int MEMBERSHIP_BURST = 64;

    private static final int MEMBERSHIP_PER_SECOND = 4;

    /** 1024 ids at once, 128 a second: twice what authors may publish. */
    private static final int IDS_BURST = 1024;

    private static final int IDS_PER_SECOND = 128;

    /** 256 publications at once, 16 a second: what a mate may have pushed by asking. */
    private static final int GRAFTS_BURST = 256;

    private static final int GRAFTS_PER_SECOND = 16;

    /** 2000 members asked for it at once, 100 a second: several queries of the largest size. */
    private static final int QUESTIONS_BURST = 2000;

    private static final int QUESTIONS_PER_SECOND = 100;

    final Member member;
    final long sinceMs;

    /** Publications are pushed to it; else they are announced. */
    boolean eager;

    /** Ids it announced and did not push when asked, less those it did. */
    int unkept;

    /** Ids now awaited from it. */
    int awaited;

    private List<TopicMessage.Announced> announcements = Collections.emptyList();
    private @Nullable Bucket membership;
    private @Nullable Bucket ids;
    private @Nullable Bucket grafts;
    private @Nullable Bucket questions;

    Mate(Member member, boolean eager, long nowMs) {
        this.member = member;
        this.eager = eager;
        this.sinceMs = nowMs;
    }

    Id node() {
        return member.node();
    }

    /** Where most of its likes would be counted together; null if that says nothing. */
    @Nullable Long prefix() {
        return prefix(member);
    }

    static @Nullable Long prefix(Member member) {
        Address address = member.addresses().isEmpty() ? null : member.addresses().get(0);
        return address == null || isLocal(address) ? null : address.prefix();
    }

    /** Private and link-local networks, where all nodes share a prefix (RFC 1918, 3927, 4193). */
    private static boolean isLocal(Address address) {
        if (!address.isV4()) {
            int first = (int) (address.high() >>> 48);
            boolean loopback = address.high() == 0 && address.low() == 1;
            return loopback || (first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80;
        }
        int first = (int) (address.low() >>> 24) & 0xff;
        int two = (int) (address.low() >>> 16) & 0xffff;
        return first == 10
                || first == 127
                || (two & 0xfff0) == 0xac10
                || two == 0xc0a8
                || two == 0xa9fe;
    }

    boolean allowsMembership(long nowMs) {
        if (membership == null) {
            membership = new Bucket(MEMBERSHIP_BURST, MEMBERSHIP_PER_SECOND);
        }
        return membership.take(1, nowMs);
    }

    boolean allowsIds(int count, long nowMs) {
        if (ids == null) {
            ids = new Bucket(IDS_BURST, IDS_PER_SECOND);
        }
        return ids.take(count, nowMs);
    }

    boolean allowsGraft(long nowMs) {
        if (grafts == null) {
            grafts = new Bucket(GRAFTS_BURST, GRAFTS_PER_SECOND);
        }
        return grafts.take(1, nowMs);
    }

    /** Whether so many members may be asked for it. */
    boolean allowsQuestions(int count, long nowMs) {
        if (questions == null) {
            questions = new Bucket(QUESTIONS_BURST, QUESTIONS_PER_SECOND);
        }
        return questions.take(count, nowMs);
    }

    /** Queues an id to be announced; beyond the bound the oldest is not. */
    void announce(TopicMessage.Announced id) {
        if (announcements.isEmpty()) {
            announcements = new ArrayList<>(2);
        }
        if (announcements.size() == IDS_BURST) {
            announcements.remove(0);
        }
        announcements.add(id);
    }

    /** All queued ids. */
    List<TopicMessage.Announced> takeAnnouncements() {
        List<TopicMessage.Announced> all = announcements;
        announcements = Collections.emptyList();
        return all;
    }
}
