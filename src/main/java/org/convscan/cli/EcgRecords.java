package org.convscan.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.network.train.Draw;

/**
 * Records to learn from, divided into those that are learned from and those that are kept apart to judge by: always whole records.
 *
 * @param digest of all leads and beats, in order
 */
record EcgRecords(List<EcgRecord> learning, List<EcgRecord> validation, String digest) {
    static EcgRecords read(EcgTrainOptions options, double hertz, Console console) throws IOException {
        List<EcgRecord> all = new ArrayList<>();
        for (Path header : headers(options.records(), options.only())) {
            all.add(EcgRecord.read(header, hertz, console));
        }
        int kept = (int) Math.round(options.validationFraction() * all.size());
        if (options.validationFraction() > 0 && kept == 0 || kept == all.size()) {
            throw new InputException(options.records().toString(), "", "of " + all.size() + " records, " + kept
                    + " would be kept for validation", "there must be some of both: see --validation-fraction, which may be 0");
        }
        int[] order = order(all, options.seed());
        List<EcgRecord> learning = new ArrayList<>();
        List<EcgRecord> validation = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (order[i] < kept ? validation : learning).add(all.get(i));
        }
        return new EcgRecords(learning, validation, digest(all));
    }

    /** In the order of their names. */
    private static List<Path> headers(Path folder, List<String> only) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder.toString(), "", "there is no such folder", "--records names a folder of WFDB records");
        }
        Set<String> wanted = new HashSet<>(only);
        List<Path> headers;
        try (Stream<Path> files = Files.list(folder)) {
            headers = files.filter(file -> file.getFileName().toString().endsWith(WfdbRecord.ENDING))
                    .filter(file -> only.isEmpty() ? Files.exists(file.resolveSibling(name(file) + ".atr")) : wanted.remove(name(file)))
                    .sorted().toList();
        }
        if (!wanted.isEmpty()) {
            throw new InputException(folder.toString(), "", "there is no record " + wanted.iterator().next(), "see --only");
        }
        for (Path header : headers) {
            if (!Files.exists(header.resolveSibling(name(header) + ".atr"))) {
                throw new InputException(header.toString(), "", "the record has no annotations", "NAME.atr holds the expert's heartbeats");
            }
        }
        if (headers.isEmpty()) {
            throw new InputException(folder.toString(), "", "there is no record with annotations in this folder",
                    "NAME.hea with NAME.atr beside it");
        }
        return headers;
    }

    private static String name(Path header) {
        String file = header.getFileName().toString();
        return file.substring(0, file.length() - WfdbRecord.ENDING.length());
    }

    /** Each record's place in an order that its name and the seed draw. */
    private static int[] order(List<EcgRecord> all, long seed) {
        long[] drawn = new long[all.size()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = Draw.bits(seed, ByteBuffer.wrap(Sha256.of(all.get(i).name().getBytes(StandardCharsets.UTF_8))).getLong());
        }
        int[] order = new int[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            for (int j = 0; j < drawn.length; j++) {
                order[i] += drawn[j] < drawn[i] || drawn[j] == drawn[i] && j < i ? 1 : 0;
            }
        }
        return order;
    }

    private static String digest(List<EcgRecord> all) {
        MessageDigest digest = Sha256.digest();
        for (EcgRecord record : all) {
            for (float[] lead : record.leads()) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * lead.length);
                bytes.asFloatBuffer().put(lead);
                digest.update(bytes);
            }
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * record.beats().length);
            bytes.asDoubleBuffer().put(record.beats());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** Which records stand on which side. */
    String split() {
        return "learned from " + names(learning) + (validation.isEmpty() ? "; none kept for validation"
                : "; kept for validation " + names(validation));
    }

    static String names(List<EcgRecord> records) {
        return String.join(" ", records.stream().map(EcgRecord::name).toList());
    }
}
