package kith.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kith.cli.doctor.Checkup;
import kith.cli.doctor.Machine;
import kith.cli.doctor.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith doctor}: what this machine has and lacks. */
@Command(
        name = "doctor",
        header = "Tell what is installed, what is missing and how to get it.",
        customSynopsis = "kith doctor [--json]",
        description = "%nExit code 1: something that every app needs is missing.",
        optionListHeading = "%nOptions:%n")
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        if (!System.getProperty("os.name").equals("Linux")) {
            Main.complain(
                    "apps run on Linux only so far, this is " + System.getProperty("os.name"));
            return Main.FAILED;
        }
        Machine machine = new Machine(Path.of("/"), System.getenv());
        boolean root = System.getProperty("user.name").equals("root");
        Report report = new Report(machine, root, new Checkup(machine).findings());
        System.out.print(json ? report.json() : report.text());
        return report.healthy() ? 0 : Main.FAILED;
    }
}
