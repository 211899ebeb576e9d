package org.convscan.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Prints completion scripts and the manual page, made from the commands' own options so that they cannot lag behind. */
final class CompletionCommand implements Command {
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
            console.out().print("#compdef convscan\nautoload -U +X bashcompinit && bashcompinit\n" + bash());
        } else if (shells.equals(List.of("man"))) {
            console.out().print(ManualPage.of(Main.COMMANDS));
        } else {
            throw new UsageException("'completion' takes one word, bash, zsh or man: convscan completion bash");
        }
    }

    private static String bash() {
        String commands = Main.COMMANDS.stream().map(Command::name).collect(Collectors.joining(" "));
        StringBuilder script = new StringBuilder("_convscan() {\n  local word=${COMP_WORDS[COMP_CWORD]} options\n"
                + "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '" + commands
                + " --help --version' -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n");
        for (Command command : Main.COMMANDS) {
            script.append("    ").append(command.name()).append(") options='").append(words(command)).append("' ;;\n");
        }
        return script.append("    *) options='' ;;\n  esac\n  if [[ $word == -* ]]; then\n"
                        + "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n  else\n"
                        + "    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n"
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
}
