package org.convscan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;

/**
 * Copies WFDB records with noise added to each lead. Arguments: FOLDER KIND DECIBELS RECORD...; the copies go into the folder. KIND is
 * white (all frequencies), muscle (10 to 60 Hz, swelling every 5 s), electrode (1 to 10 Hz, the same), none, or inverted, which is
 * without noise and upside down. The ratio is that of the lead's variance to the noise's. The noise follows from the record's name and
 * the lead's number.
 */
public final class NoisyRecord {
    private NoisyRecord() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String path : Arrays.asList(args).subList(3, args.length)) {
            copy(WfdbRecord.open(path), folder, args[1], Double.parseDouble(args[2]));
        }
    }

    private static void copy(WfdbRecord record, Path folder, String kind, double decibels) throws IOException {
        float[][] leads = read(record);
        for (int c = 0; c < leads.length; c++) {
            add(leads[c], kind, decibels, record.hertz(), new Random(31L * record.name().hashCode() + c));
        }
        MadeRecord.write(folder, record.name(), record.hertz(), record.leads(), leads);
    }

    private static float[][] read(WfdbRecord record) throws IOException {
        float[][] leads = new float[record.leads().size()][Math.toIntExact(record.columns())];
        int filled = 0;
        try (TrackSource source = record.samples(warning -> { })) {
            for (Samples next = (Samples) source.next(1 << 16); next != null; next = (Samples) source.next(1 << 16)) {
                for (int c = 0; c < leads.length; c++) {
                    next.values(c, 0, next.columns(), leads[c], filled);
                }
                filled += next.columns();
            }
        }
        return leads;
    }

    private static void add(float[] lead, String kind, double decibels, double hertz, Random random) {
        if (kind.equals("inverted")) {
            for (int i = 0; i < lead.length; i++) {
                lead[i] = -lead[i];
            }
        }
        if (kind.equals("none") || kind.equals("inverted")) {
            return;
        }
        double[] noise = kind.equals("white") ? random.doubles(lead.length).map(unused -> random.nextGaussian()).toArray()
                : kind.equals("muscle") ? band(lead.length, 10, 60, hertz, random) : band(lead.length, 1, 10, hertz, random);
        double factor = Math.sqrt(variance(lead) / Arrays.stream(noise).map(x -> x * x).average().orElse(1) / Math.pow(10, decibels / 10));
        for (int i = 0; i < lead.length; i++) {
            lead[i] += (float) (factor * noise[i]);
        }
    }

    private static double[] band(int columns, double low, double high, double hertz, Random random) {
        double fast = 1 - Math.exp(-2 * Math.PI * high / hertz);
        double slow = 1 - Math.exp(-2 * Math.PI * low / hertz);
        double[] noise = new double[columns];
        double upper = 0;
        double lower = 0;
        for (int i = 0; i < columns; i++) {
            upper += fast * (random.nextGaussian() - upper);
            lower += slow * (upper - lower);
            noise[i] = (upper - lower) * (1 + 0.8 * Math.sin(2 * Math.PI * 0.2 * i / hertz));
        }
        return noise;
    }

    private static double variance(float... lead) {
        double sum = 0;
        double square = 0;
        int count = 0;
        for (float value : lead) {
            if (!Float.isNaN(value)) {
                sum += value;
                square += (double) value * value;
                count++;
            }
        }
        return square / count - sum / count * (sum / count);
    }
}
