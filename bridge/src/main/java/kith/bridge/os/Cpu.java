package kith.bridge.os;

/**
 * One logical processor. The times are counted since the machine started, in milliseconds; all are
 * 0 where the system keeps them secret (Android).
 *
 * @param model the maker's name for it; empty if unknown
 * @param speed its clock in MHz; 0 if unknown
 * @param user time in programs
 * @param nice time in programs of low priority
 * @param sys time in the kernel
 * @param idle time without work
 * @param irq time answering devices
 */
public record Cpu(
        String model,
        double speed,
        double user,
        double nice,
        double sys,
        double idle,
        double irq) {}
