/*
 * The peer of NanoporeReading for SLOW5 and BLOW5: slow5lib.
 *
 *   slow5 read FILE...                 samples that one thread reads in a second of its processor time, opening included
 *   slow5 replicate IN OUT TIMES CODEC writes a file with every read of IN so many times, under new names; CODEC is none, zlib or zstd,
 *                                      each with svb-zd
 *
 * cc -O3 slow5.c -lslow5 -lz -lzstd -lm -lpthread
 */
#include <slow5/slow5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static slow5_file_t *open_or_die(const char *path, const char *mode) {
    slow5_file_t *file = slow5_open(path, mode);
    if (!file) {
        fprintf(stderr, "%s cannot be opened\n", path);
        exit(1);
    }
    return file;
}

static unsigned long long samples(const char *path) {
    slow5_file_t *file = open_or_die(path, "r");
    slow5_rec_t *record = NULL;
    unsigned long long sum = 0;
    while (slow5_get_next(&record, file) >= 0) {
        sum += record->len_raw_signal;
    }
    slow5_rec_free(record);
    slow5_close(file);
    return sum;
}

static double rate(const char *path, double seconds) {
    double start = cpu();
    unsigned long long sum = 0;
    do {
        sum += samples(path);
    } while (cpu() - start < seconds);
    return sum / (cpu() - start) / 1e6;
}

static int replicate(const char *in, const char *out, int times, const char *codec) {
    slow5_file_t *from = open_or_die(in, "r");
    slow5_file_t *to = open_or_die(out, "w");
    to->header = from->header;
    enum slow5_press_method press = !strcmp(codec, "zlib") ? SLOW5_COMPRESS_ZLIB : !strcmp(codec, "zstd") ? SLOW5_COMPRESS_ZSTD : SLOW5_COMPRESS_NONE;
    if (slow5_set_press(to, press, SLOW5_COMPRESS_SVB_ZD) < 0 || slow5_hdr_write(to) < 0) {
        return 1;
    }
    for (int i = 0; i < times; i++) {
        slow5_file_t *again = open_or_die(in, "r");
        slow5_rec_t *record = NULL;
        while (slow5_get_next(&record, again) >= 0) {
            char name[64];
            /* A fresh name each, since readers skip a read that they have had. */
            snprintf(name, sizeof name, "%08x%s", i, record->read_id + 8);
            free(record->read_id);
            record->read_id = strdup(name);
            record->read_id_len = strlen(name);
            if (slow5_write(record, to) < 0) {
                return 1;
            }
        }
        slow5_rec_free(record);
        slow5_close(again);
    }
    to->header = NULL;
    slow5_close(to);
    slow5_close(from);
    return 0;
}

int main(int argc, char **argv) {
    if (argc == 6 && !strcmp(argv[1], "replicate")) {
        return replicate(argv[2], argv[3], atoi(argv[4]), argv[5]);
    }
    if (argc < 3 || strcmp(argv[1], "read")) {
        fprintf(stderr, "slow5 read FILE... | slow5 replicate IN OUT TIMES none|zlib|zstd\n");
        return 2;
    }
    slow5_set_log_level(SLOW5_LOG_ERR);
    for (int i = 2; i < argc; i++) {
        rate(argv[i], 1);
        printf("%-40s %7.1f M samples/s\n", argv[i], rate(argv[i], 2));
    }
    return 0;
}
