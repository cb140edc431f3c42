package kith.net.discovery;

import kith.net.crypto.Randomness;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/** 96 random bits that an answer repeats, so that nobody answers who did not see the question. */
record Transaction(long first, int last) {

    static final int BYTES = 12;

    static Transaction random(Randomness randomness) {
        return new Transaction(randomness.bits(), (int) randomness.bits());
    }

    static Transaction read(Reader in) {
        return new Transaction(in.u64(), (int) in.u32());
    }

    Writer write(Writer out) {
        return out.u64(first).u32(last & 0xffff_ffffL);
    }
}
