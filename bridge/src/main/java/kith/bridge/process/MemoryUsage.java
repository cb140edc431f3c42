package kith.bridge.process;

/**
 * Memory of the host process. The engine does not tell what the page itself uses.
 *
 * @param rss resident memory of the process, in bytes; 0 where the system hides it
 * @param heapTotal the heap of the host's Java machine, in bytes
 * @param heapUsed how much of it is in use, in bytes
 */
public record MemoryUsage(double rss, double heapTotal, double heapUsed) {}
