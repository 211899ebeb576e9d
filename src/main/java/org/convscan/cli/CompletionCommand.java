package org.convscan.cli;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Prints completion scripts and the manual page, made from the commands' own options so that they cannot lag behind. */
final class CompletionCommand implements Command {
    private static final Pattern ACTIONS = Pattern.compile("[a-z]+(\\|[a-z]+)+");

    /** What the values are called of options that take one of a few words. */
    private static final Set<String> WORDS = Set.of("S", "F", "E", "D", "M", "K", "B", "SCOPE");

    /** How descriptions begin of options that take one of a few words: "convert: meme, jaspar or plain". */
    private static final Pattern CHOICES = Pattern.compile("(?:[a-z]+: )?([a-z]\\w*(?:, [a-z]\\w*)*),? or ([a-z]\\w*)");

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "prints a tab-completion script for bash or zsh, or the manual page";
    }

    @Override
    public String arguments() {
        return "bash|zsh|man";
    }

    @Override
    public Options options() {
        return OptionValues.everywhere();
    }

    @Override
    public String examples() {
        return """
                # this shell only
                source <(./convscan completion bash)
                # every zsh from now on
                ./convscan completion zsh > ~/.zsh/completions/_convscan
                # the manual page
                ./convscan completion man > ~/.local/share/man/man1/convscan.1
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException {
        List<String> shells = line.getArgList();
        if (shells.equals(List.of("bash"))) {
            console.out().print(bash());
        } else if (shells.equals(List.of("zsh"))) {
            // Loaded by the first Tab, which is to be answered too.
            console.out().print("#compdef convscan\nautoload -U +X bashcompinit && bashcompinit\n" + bash()
                    + "if [ \"${funcstack[1]-}\" = _convscan ]; then\n  _bash_complete -o filenames -F _convscan\nfi\n");
        } else if (shells.equals(List.of("man"))) {
            console.out().print(ManualPage.of(Main.COMMANDS));
        } else {
            throw new UsageException("'completion' takes one word, bash, zsh or man: convscan completion bash");
        }
    }

    private static String bash() {
        String commands = Main.COMMANDS.stream().map(Command::name).collect(Collectors.joining(" "));
        StringBuilder script = new StringBuilder("_convscan() {\n  local word=${COMP_WORDS[COMP_CWORD]} options actions='' choices=''\n"
                + "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '" + commands
                + " help --help --version' -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n");
        for (Command command : Main.COMMANDS) {
            script.append("    ").append(command.name()).append(") options='").append(words(command)).append("' actions='")
                    .append(actions(command)).append("' ;;\n");
        }
        script.append("    help) options='' actions='").append(commands).append("' ;;\n    *) options='' ;;\n  esac\n"
                + "  case \"${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}\" in\n");
        for (Command command : Main.COMMANDS) {
            appendChoices(command, script);
        }
        return script.append("  esac\n  if [ -n \"$choices\" ]; then\n    COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))\n"
                        + "  elif [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                        + "  elif [ -n \"$actions\" ] && [ \"$COMP_CWORD\" -eq 2 ]; then\n"
                        + "    COMPREPLY=($(compgen -W \"$actions\" -- \"$word\"))\n"
                        // Names of files may have blanks.
                        + "  else\n    local IFS=$'\\n'\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n"
                        + "complete -o filenames -F _convscan convscan ./convscan\n")
                .toString();
    }

    private static String words(Command command) {
        return command.options().getOptions().stream()
                .map(Option::getLongOpt)
                .sorted()
                .map(option -> "--" + option)
                .collect(Collectors.joining(" "));
    }

    /** "show convert compare" of "show|convert|compare [OPTIONS] FILE". */
    private static String actions(Command command) {
        Matcher actions = ACTIONS.matcher(command.arguments());
        return actions.lookingAt() ? actions.group().replace('|', ' ') : "";
    }

    private static void appendChoices(Command command, StringBuilder script) {
        for (Option option : command.options().getOptions()) {
            Matcher choices = CHOICES.matcher(option.getDescription().replaceAll(" \\([^)]*\\)", ""));
            if (option.hasArg() && WORDS.contains(option.getArgName()) && choices.lookingAt()) {
                script.append("    '").append(command.name()).append(" --").append(option.getLongOpt()).append("') choices='")
                        .append(choices.group(1).replace(",", "")).append(' ').append(choices.group(2)).append("' ;;\n");
            }
        }
    }
}
