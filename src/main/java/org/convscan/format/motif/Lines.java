package org.convscan.format.motif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.GzipInput;
import org.convscan.format.gzip.InputFile;

/** The lines of a small text file, numbered from 1, and the errors that name them. Immutable. */
final class Lines {
    /** Collections of thousands of motifs are a few MB; a file this large is another one and must not fill the memory. */
    private static final int MOST_BYTES = 512 << 20;

    private final String file;
    private final List<String> lines;

    /** Without blanks at their ends: each is asked for again and again. */
    private final String[] stripped;

    private Lines(String file, String text) {
        this.file = file;
        this.lines = text.indexOf('\r') < 0 ? lines(text) : text.lines().toList();
        this.stripped = new String[lines.size()];
        for (int i = 0; i < stripped.length; i++) {
            stripped[i] = lines.get(i).strip();
        }
    }

    /** Of a text whose lines end with a line feed each. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            lines.add(text.substring(from, to));
            from = to + 1;
        }
        return lines;
    }

    static Lines read(Path file) throws InputException {
        InputFile input = InputFile.of(file.toString(), InputStream.nullInputStream());
        try (InputStream in = input.open()) {
            return read(input.name(), in);
        } catch (InputException e) {
            throw e;
        } catch (IOException e) {
            throw new InputException(input.name(), "", "cannot be read: " + e.getMessage(), "", e);
        }
    }

    /** @param in read to its end, not closed */
    static Lines read(String file, InputStream in) throws InputException {
        byte[] bytes = uncompressed(file, in);
        if (bytes.length > MOST_BYTES) {
            throw new InputException(file, "", "more than 512 MB is unsupported here", "is this the right file?");
        }
        boolean ascii = true;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < '\t') {
                if (bytes[i] >= 0) {
                    throw new InputException(file, "byte " + i, "this is binary data, not text",
                            "give a text file, plain or gzipped, in UTF-8");
                }
                ascii = false;
            }
        }
        Lines lines = new Lines(file, ascii ? new String(bytes, StandardCharsets.ISO_8859_1) : decode(bytes));
        if (lines.next(1) > lines.count()) {
            throw lines.error("the file is empty", "was it written completely?");
        }
        return lines;
    }

    private static byte[] uncompressed(String file, InputStream in) throws InputException {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            boolean isGzip = bytes.length >= 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
            return isGzip ? new GzipInput(new ByteArrayInputStream(bytes), file).readNBytes(MOST_BYTES + 1) : bytes;
        } catch (InputException e) {
            throw e;
        } catch (IOException e) {
            throw new InputException(file, "", "cannot be read: " + e.getMessage(), "", e);
        }
    }

    /** UTF-8, or Latin-1 where it is not: only names can have such letters. A byte order mark is dropped. */
    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The number of the last line. */
    int count() {
        return lines.size();
    }

    /** A line without blanks at its ends. */
    String at(int line) {
        return stripped[line - 1];
    }

    /** A line as it stands. */
    String raw(int line) {
        return lines.get(line - 1);
    }

    /** The first line from {@code line} on that is not blank; count + 1 when there is none. */
    int next(int line) {
        int at = line;
        while (at <= count() && at(at).isEmpty()) {
            at++;
        }
        return at;
    }

    /** The file's name without folders and extensions, for a motif that has no name of its own. */
    String stem() {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replaceAll("\\.gz$", "");
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name).strip().replaceAll("\\s+", "_");
        return stem.isEmpty() ? "motif" : stem;
    }

    InputException error(int line, String what, String hint) {
        return new InputException(file, "line " + line, what, hint);
    }

    /** An error of the whole file. */
    InputException error(String what, String hint) {
        return new InputException(file, "", what, hint);
    }

    /** The end of the file came too early. */
    InputException cutShort(String what) {
        return error(count(), "the file ends " + what, "it looks cut short: copy or download it again");
    }
}
