package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.workflow.nanopore.Query;

/** What {@code --query} names: letters, which are their own name, or FASTA files. */
final class QueryTexts {
    private QueryTexts() {}

    static List<Query> read(List<String> texts) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (String text : texts) {
            if (isFile(text)) {
                queries.addAll(Query.read(text));
            } else {
                queries.add(Query.of(text, text, "--query"));
            }
        }
        return queries;
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text)) || !text.chars().allMatch(c -> Query.LETTERS.indexOf(Character.toUpperCase(c)) >= 0);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
