package org.convscan.format.vcf;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/** Reads VCF 4 line by line, plain or gzipped. Only the first five columns are looked at. For one thread. */
public final class VcfReader implements Closeable {
    static final Pattern LETTERS = Pattern.compile("[ACGTURYSWKMBDHVNacgturyswkmbdhvn]+");
    private static final int COLUMNS = 8;
    private static final int LONGEST_QUOTE = 40;

    private final InputFile input;
    private final BufferedReader reader;
    private final List<String> header = new ArrayList<>();
    private long line;

    private VcfReader(InputFile input) throws IOException {
        this.input = input;
        // Bytes as characters: whatever a line holds leaves as it came.
        this.reader = new BufferedReader(new InputStreamReader(input.openText(), StandardCharsets.ISO_8859_1));
    }

    /**
     * @param path a file, or "-" for standard input
     * @throws InputException when it is no VCF file
     */
    public static VcfReader open(String path, InputStream standardInput) throws IOException {
        VcfReader vcf = new VcfReader(InputFile.of(path, standardInput));
        try {
            vcf.readHeader();
            return vcf;
        } catch (IOException e) {
            vcf.close();
            throw e;
        }
    }

    private void readHeader() throws IOException {
        String text = nextText();
        if (text == null || !text.startsWith("##fileformat=VCF")) {
            throw wrong("is no VCF file: it does not begin with ##fileformat=VCF",
                    text != null && text.startsWith("BCF") ? "this is BCF: bcftools view makes VCF of it" : "");
        }
        while (text != null && text.startsWith("##")) {
            header.add(text);
            text = nextText();
        }
        if (text == null || !text.startsWith("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO")) {
            throw wrong("the line of column names, #CHROM POS ID REF ALT QUAL FILTER INFO parted by tabs, is missing", "");
        }
        header.add(text);
    }

    private String nextText() throws IOException {
        line++;
        String text = reader.readLine();
        return text != null && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The lines before the variants, that of column names last. */
    public List<String> header() {
        return List.copyOf(header);
    }

    /** The next variant, or null behind the last one. */
    public VariantLine next() throws IOException {
        String text = nextText();
        while (text != null && text.isBlank()) {
            text = nextText();
        }
        return text == null ? null : variant(text);
    }

    private VariantLine variant(String text) throws InputException {
        String[] cells = text.split("\t", COLUMNS + 1);
        if (cells.length < COLUMNS) {
            throw wrong("has " + cells.length + " columns, and a variant has " + COLUMNS + " or more, parted by tabs: " + quote(text), "");
        }
        if (!LETTERS.matcher(cells[3]).matches()) {
            throw wrong("REF is not made of letters: " + quote(cells[3]), "");
        }
        return new VariantLine(cells[0], position(cells[1]), cells[2], cells[3], Arrays.asList(cells[4].split(",")), text, line);
    }

    private long position(String cell) throws InputException {
        try {
            long position = Long.parseLong(cell);
            // 0 is the place before a sequence, where telomeres are said to be.
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("POS is no position: " + quote(cell), "");
    }

    private InputException wrong(String what, String hint) {
        return new InputException(input.name(), "line " + line, what, hint);
    }

    private static String quote(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
    }

    /** For messages. */
    public String name() {
        return input.name();
    }

    /** How much of the file has been read, 0 to 1; NaN when nobody knows. */
    public double fractionRead() {
        return input.size() > 0 ? (double) input.bytesRead() / input.size() : Double.NaN;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
