/*
 * The peer of NanoporeReading for POD5: the whole of pod5-file-format through its C interface, as its example find_all_read_data goes
 * about it, but with one buffer for the samples of all reads and a run looked up only when it changes.
 *
 *   pod5_library read FILE...            samples that a second of processor time reads, opening included
 *   pod5_library once FILE               the same of the first pass over a file
 *   pod5_library sum FILE...             a checksum over all samples, as NanoporeReading --sum prints it
 *   pod5_library replicate IN OUT TIMES  writes a file with every read of IN so many times, under new names
 *
 * Processor time is that of all threads. The library maps files into memory.
 *
 * cc -O3 -I pod5-file-format/c++ pod5_library.c libpod5_format.a -larrow -lzstd -lstdc++ -lm
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pod5_format/c_api.h"

typedef struct {
    int16_t *samples;
    size_t room;
} Buffer;

/* What is done with a read. */
typedef void (*Take)(void *state, const ReadBatchRowInfo_t *row, const RunInfoDictData_t *run, const int16_t *samples);

static double cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static void must(pod5_error_t code) {
    if (code != POD5_OK) {
        fprintf(stderr, "%s\n", pod5_get_error_string());
        exit(1);
    }
}

static void read_row(Pod5FileReader_t *file, Pod5ReadRecordBatch_t *batch, size_t row, size_t count, Buffer *buffer) {
    if (count > buffer->room) {
        free(buffer->samples);
        buffer->samples = malloc(count * sizeof(int16_t));
        buffer->room = count;
    }
    must(pod5_get_read_complete_signal(file, batch, row, count, buffer->samples));
}

static void each(const char *path, Buffer *buffer, Take take, void *state) {
    Pod5FileReader_t *file = pod5_open_file(path);
    if (!file) {
        must(pod5_get_error_no());
    }
    size_t batches = 0;
    must(pod5_get_read_batch_count(&batches, file));
    RunInfoDictData_t *run = NULL;
    int run_index = -1;
    for (size_t i = 0; i < batches; i++) {
        Pod5ReadRecordBatch_t *batch = NULL;
        size_t rows = 0;
        must(pod5_get_read_batch(&batch, file, i));
        must(pod5_get_read_batch_row_count(&rows, batch));
        for (size_t row = 0; row < rows; row++) {
            ReadBatchRowInfo_t info;
            uint16_t version;
            size_t count = 0;
            must(pod5_get_read_batch_row_info_data(batch, row, READ_BATCH_ROW_INFO_VERSION, &info, &version));
            must(pod5_get_read_complete_sample_count(file, batch, row, &count));
            read_row(file, batch, row, count, buffer);
            if (info.run_info != run_index) {
                pod5_free_run_info(run);
                must(pod5_get_run_info(batch, info.run_info, &run));
                run_index = info.run_info;
            }
            info.num_samples = count;
            take(state, &info, run, buffer->samples);
        }
        must(pod5_free_read_batch(batch));
    }
    pod5_free_run_info(run);
    must(pod5_close_and_free_reader(file));
}

static void add_count(void *sum, const ReadBatchRowInfo_t *row, const RunInfoDictData_t *run, const int16_t *samples) {
    *(uint64_t *) sum += row->num_samples;
}

static void add_samples(void *sum, const ReadBatchRowInfo_t *row, const RunInfoDictData_t *run, const int16_t *samples) {
    uint64_t own = *(uint64_t *) sum;
    for (size_t i = 0; i < row->num_samples; i++) {
        own = 31 * own + (uint64_t) (int64_t) samples[i];
    }
    *(uint64_t *) sum = own;
}

typedef struct {
    Pod5FileWriter_t *file;
    uint32_t turn;
    int16_t pore;
    int16_t run;
    int has_run;
} Copy;

/* The library reads empty texts and does not write them. */
static const char *text(const char *found) {
    return *found ? found : "not_set";
}

static void add_run(Copy *copy, const RunInfoDictData_t *run) {
    const char *none[1];
    must(pod5_add_pore(&copy->pore, copy->file, "not_set"));
    must(pod5_add_run_info(&copy->run, copy->file, text(run->acquisition_id), run->acquisition_start_time_ms, run->adc_max,
        run->adc_min, 0, none, none, text(run->experiment_name), text(run->flow_cell_id), text(run->flow_cell_product_code),
        text(run->protocol_name), text(run->protocol_run_id), run->protocol_start_time_ms, text(run->sample_id), run->sample_rate,
        text(run->sequencing_kit), text(run->sequencer_position), text(run->sequencer_position_type), text(run->software),
        text(run->system_name), text(run->system_type), 0, none, none));
    copy->has_run = 1;
}

/* A fresh name each, since readers skip a read that they have had. All reads get the first one's run. */
static void add_read(void *state, const ReadBatchRowInfo_t *row, const RunInfoDictData_t *run, const int16_t *samples) {
    Copy *copy = state;
    if (!copy->has_run) {
        add_run(copy, run);
    }
    read_id_t id;
    memcpy(id, row->read_id, sizeof id);
    memcpy(id, &copy->turn, sizeof copy->turn);
    pod5_end_reason_t reason = POD5_END_REASON_UNKNOWN;
    uint32_t count = (uint32_t) row->num_samples;
    ReadBatchRowInfoArray_t rows = {
        .read_id = &id, .read_number = &row->read_number, .start_sample = &row->start_sample, .median_before = &row->median_before,
        .channel = &row->channel, .well = &row->well, .pore_type = &copy->pore, .calibration_offset = &row->calibration_offset,
        .calibration_scale = &row->calibration_scale, .end_reason = &reason, .end_reason_forced = &row->end_reason_forced,
        .run_info_id = &copy->run, .num_minknow_events = &row->num_minknow_events,
        .tracked_scaling_scale = &row->tracked_scaling_scale, .tracked_scaling_shift = &row->tracked_scaling_shift,
        .predicted_scaling_scale = &row->predicted_scaling_scale, .predicted_scaling_shift = &row->predicted_scaling_shift,
        .num_reads_since_mux_change = &row->num_reads_since_mux_change, .time_since_mux_change = &row->time_since_mux_change,
        .open_pore_level = &row->open_pore_level};
    must(pod5_add_reads_data(copy->file, 1, READ_BATCH_ROW_INFO_VERSION, &rows, &samples, &count));
}

static void replicate(const char *in, const char *out, int times) {
    Buffer buffer = {0};
    Copy copy = {.file = pod5_create_file(out, "convscan benchmark", NULL)};
    if (!copy.file) {
        must(pod5_get_error_no());
    }
    for (; copy.turn < (uint32_t) times; copy.turn++) {
        each(in, &buffer, add_read, &copy);
    }
    must(pod5_close_and_free_writer(copy.file));
}

static double rate(const char *path, double seconds) {
    Buffer buffer = {0};
    uint64_t samples = 0;
    double start = cpu();
    do {
        each(path, &buffer, add_count, &samples);
    } while (cpu() - start < seconds);
    free(buffer.samples);
    return samples / (cpu() - start) / 1e6;
}

int main(int argc, char **argv) {
    pod5_init();
    if (argc == 5 && !strcmp(argv[1], "replicate")) {
        replicate(argv[2], argv[3], atoi(argv[4]));
    } else {
        for (int i = 2; i < argc; i++) {
            if (!strcmp(argv[1], "sum")) {
                Buffer buffer = {0};
                uint64_t sum = 0;
                each(argv[i], &buffer, add_samples, &sum);
                printf("%016llx\n", (unsigned long long) sum);
            } else if (!strcmp(argv[1], "once")) {
                printf("%-40s %7.1f M samples/s, read once\n", argv[i], rate(argv[i], 0));
            } else {
                rate(argv[i], 1);
                printf("%-40s %7.1f M samples/s\n", argv[i], rate(argv[i], 2));
            }
        }
    }
    pod5_terminate();
    return 0;
}
