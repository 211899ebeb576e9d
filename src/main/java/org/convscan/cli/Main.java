package org.convscan.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.convscan.InputException;

/** The program. {@link #run} is the whole of it; {@link #main} only lends it the process's streams. */
public final class Main {
    /** Exit codes, as docs/cli.md lists them. */
    static final int DONE = 0;

    static final int DATA_WRONG = 1;
    static final int USAGE_WRONG = 2;
    static final int BUG = 70;

    static final List<Command> COMMANDS = List.of(new DnaCommand(), new VariantsCommand(), new EcgCommand(), new NanoporeCommand(), new TextCommand(),
            new NetworkCommand(), new TrainCommand(), new ExplainCommand(), new MotifsCommand(), new EvaluateCommand(), new MergeCommand(),
            new SplitCommand(), new DoctorCommand(),
            new CompletionCommand());

    /** Options that name what is written besides the results. */
    private static final Set<String> BESIDES = Set.of("report", "matrix", "intervals", "segments", "curve");

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        int code = run(args, new FileInputStream(FileDescriptor.in), out, standardError());
        // System.exit asks for a logger, for which newer Javas look into every jar of the class path: a tenth of a short run.
        if (code != DONE || othersRun()) {
            System.exit(code);
        }
    }

    /** Whether Java would wait for a thread. */
    private static boolean othersRun() {
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) {
                return true;
            }
        }
        return count == threads.length;
    }

    private static PrintStream standardError() {
        String path = System.getProperty("convscan.stderr");
        try {
            return path == null ? System.err : new PrintStream(new FileOutputStream(path, true), true);
        } catch (IOException notThere) {
            return System.err;
        }
    }

    /** Runs one command line and returns the exit code. Closes nothing that it was given. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        boolean terminal = Boolean.getBoolean("convscan.terminal");
        Console console = new Console(in, out, err, terminal, false, false);
        try {
            return dispatch(args, console);
        } catch (UsageException e) {
            console.warn(e.getMessage());
            return USAGE_WRONG;
        } catch (UncheckedIOException e) {
            if (StandardOutput.isClosedPipe(e.getCause())) {
                return DONE;
            }
            console.warn("standard output: " + e.getCause().getMessage() + " (free some space, or write elsewhere with -o)");
            return DATA_WRONG;
        } catch (IOException e) {
            console.warn(sentence(e));
            return DATA_WRONG;
        } catch (OutOfMemoryError e) {
            console.warn("out of memory: give Java more, for example CONVSCAN_JAVA_OPTS=-Xmx4g, or use fewer --threads or a smaller --tile");
            return DATA_WRONG;
        } catch (RuntimeException | Error e) {
            console.warn("this is a bug, please report it with the lines below and the command line: convscan "
                    + Version.text() + ", Java " + Runtime.version());
            e.printStackTrace(err);
            return BUG;
        }
    }

    private static int dispatch(String[] args, Console console) throws UsageException, IOException {
        if (args.length == 2 && args[0].equals("help") && !args[1].startsWith("-")) {
            console.out().print(Help.of(command(args[1])));
            return DONE;
        }
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h") || args[0].equals("help")) {
            (args.length == 0 ? console.err() : console.out()).print(Help.overview(COMMANDS));
            return args.length == 0 ? USAGE_WRONG : DONE;
        }
        if (args[0].equals("--version")) {
            console.out().println("convscan " + Version.text());
            return DONE;
        }
        Command command = command(args[0]);
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (Arrays.asList(rest).contains("--help") || Arrays.asList(rest).contains("-h")) {
            console.out().print(Help.of(command));
            return DONE;
        }
        if (Arrays.asList(rest).contains("--version")) {
            return dispatch(new String[] {"--version"}, console);
        }
        CommandLine line = parse(command, rest);
        command.run(line, console.with(line.hasOption("quiet"), line.hasOption("verbose")));
        return DONE;
    }

    private static Command command(String name) throws UsageException {
        for (Command command : COMMANDS) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        throw new UsageException("there is no command '" + name + "': 'convscan --help' lists them");
    }

    private static CommandLine parse(Command command, String[] args) throws UsageException {
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(command.options(), args);
            checkEmpty(line);
            checkValues(command, line);
            return line;
        } catch (ParseException e) {
            throw new UsageException(e.getMessage() + ": 'convscan " + command.name() + " --help' shows the options");
        }
    }

    /** A variable of a shell that is not set would stand for the current folder, and be read or written whole. */
    private static void checkEmpty(CommandLine line) throws UsageException {
        for (Option option : line.getOptions()) {
            if (option.hasArg() && List.of(line.getOptionValues(option)).contains("")) {
                throw new UsageException("--" + option.getLongOpt() + " is empty: give it a value, or leave it out");
            }
        }
        if (line.getArgList().contains("")) {
            throw new UsageException("the name of a file is empty");
        }
    }

    /** Of two values that differ one would be forgotten, and which of them is not for a program to guess. */
    private static void checkValues(Command command, CommandLine line) throws UsageException {
        for (Option option : line.getOptions()) {
            String[] values = line.getOptionValues(option);
            if (values != null && Arrays.stream(values).distinct().count() > 1
                    && !command.repeatable().contains(option.getLongOpt())) {
                throw new UsageException("--" + option.getLongOpt() + " is given more than once: " + String.join(", ", values) + " (leave one out)");
            }
            if ("DIR".equals(option.getArgName()) && "-".equals(line.getOptionValue(option))) {
                throw new UsageException("--" + option.getLongOpt() + " takes the name of a folder, not standard output");
            }
            if (BESIDES.contains(option.getLongOpt()) && "-".equals(line.getOptionValue(option))) {
                throw new UsageException("--" + option.getLongOpt() + " takes the name of a file, for only results go to standard output");
            }
        }
    }

    private static String sentence(IOException e) {
        if (e instanceof InputException) {
            return e.getMessage();
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file (check the name)";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied (check who may read or write it)";
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + ": this is a file (name a folder)";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
