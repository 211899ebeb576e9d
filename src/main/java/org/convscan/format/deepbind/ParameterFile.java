package org.convscan.format.deepbind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/** Lines of "name = value,value,...", each name once. */
final class ParameterFile {
    private static final String FIRST = "# deepbind 0.1";
    private static final int MOST_BYTES = 16 << 20;

    /** Where a name stands and what is there. */
    private record Entry(int line, String text) {}

    private final String file;
    private final Map<String, Entry> entries = new HashMap<>();

    private ParameterFile(String file) {
        this.file = file;
    }

    static ParameterFile read(String path, InputStream standardInput) throws IOException {
        InputFile input = InputFile.of(path, standardInput);
        byte[] bytes;
        try (InputStream in = input.open()) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        ParameterFile file = new ParameterFile(input.name());
        List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(FIRST)) {
            throw new InputException(file.file, "line 1", "this is no parameter file of DeepBind",
                    "it starts with '" + FIRST + "'");
        }
        for (int i = 1; i < lines.size(); i++) {
            file.add(i + 1, lines.get(i));
        }
        return file;
    }

    private void add(int line, String text) throws InputException {
        int equals = text.indexOf('=');
        if (text.isBlank()) {
            return;
        }
        if (equals < 0 || entries.put(text.substring(0, equals).strip(), new Entry(line, text.substring(equals + 1).strip())) != null) {
            throw new InputException(file, "line " + line, equals < 0 ? "there is no '='" : "this name stood here before", "");
        }
    }

    private Entry entry(String name) throws InputException {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new InputException(file, "", "'" + name + "' is missing", "is the file cut short?");
        }
        return entry;
    }

    int whole(String name, int least, int most) throws InputException {
        Entry entry = entry(name);
        int value = -1;
        if (entry.text.matches("\\d{1,9}")) {
            value = Integer.parseInt(entry.text);
        }
        if (value < least || value > most) {
            throw new InputException(file, "line " + entry.line, name + " is '" + entry.text + "', not " + least + " to " + most, "");
        }
        return value;
    }

    boolean flag(String name) throws InputException {
        return whole(name, 0, 1) == 1;
    }

    float[] list(String name, int size) throws InputException {
        Entry entry = entry(name);
        String[] texts = entry.text.isEmpty() ? new String[0] : entry.text.split(",", -1);
        if (texts.length != size) {
            throw new InputException(file, "line " + entry.line, name + " holds " + texts.length + " numbers, not " + size,
                    "is the file cut short?");
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = number(name, entry, texts[i]);
        }
        return values;
    }

    private float number(String name, Entry entry, String text) throws InputException {
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InputException(file, "line " + entry.line, "a number of " + name + " is '" + text + "'", "");
    }
}
