package kith.bridge.os;

/**
 * What does not change while the machine runs and says nothing about the person.
 *
 * @param platform Node's word: linux or android
 * @param type the kernel's name ({@code uname -s}), for instance Linux
 * @param release the kernel's release ({@code uname -r})
 * @param version the kernel's version ({@code uname -v})
 * @param arch Node's word for the processor: x64, arm64, arm, ia32, riscv64, ...
 * @param machine the system's word for it ({@code uname -m}), for instance x86_64
 * @param parallelism how many threads run at once
 */
public record SystemInfo(
        String platform,
        String type,
        String release,
        String version,
        String arch,
        String machine,
        int parallelism) {}
