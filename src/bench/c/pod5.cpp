/*
 * The peer of NanoporeReading for POD5: zstd and svb16 of pod5-file-format, as its decompress_signal calls them, on the signal cells of a
 * file. Its library needs Arrow, which Debian does not have; so opening, Arrow and the table of reads are left out here, which
 * favours the peer. Cells are found by the mark of a zstd frame. Prints samples a second of processor time.
 *
 *   pod5 FILE...
 *
 * c++ -O3 -std=c++17 -msse4.1 -I pod5-file-format/c++/pod5_format pod5.cpp -lzstd
 */
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <vector>

#include <zstd.h>

#include "svb16/decode.hpp"

struct Cell {
    const char *from;
    size_t size;
    size_t unpacked;
    size_t samples;
};

static double cpu() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

/* The number of samples that so many bytes hold: one key bit and one or two bytes each. */
static size_t count(const std::vector<uint8_t> &packed, size_t size) {
    for (size_t n = size; n > 0; n--) {
        size_t keys = (n + 7) / 8;
        if (keys + n > size || keys + 2 * n < size) {
            continue;
        }
        size_t needed = keys + n;
        for (size_t k = 0; k < keys; k++) {
            needed += __builtin_popcount(packed[k]);
        }
        if (needed == size) {
            return n;
        }
    }
    return 0;
}

static std::vector<Cell> cells(const std::vector<char> &file) {
    const char mark[] = {0x28, (char) 0xB5, 0x2F, (char) 0xFD};
    std::vector<Cell> found;
    for (size_t at = 0; at + 8 < file.size(); at++) {
        if (memcmp(&file[at], mark, 4) != 0) {
            continue;
        }
        size_t size = ZSTD_findFrameCompressedSize(&file[at], file.size() - at);
        unsigned long long unpacked = ZSTD_getFrameContentSize(&file[at], file.size() - at);
        if (ZSTD_isError(size) || unpacked > (1 << 26)) {
            continue;
        }
        std::vector<uint8_t> packed(unpacked + svb16::decode_input_buffer_padding_byte_count());
        ZSTD_decompress(packed.data(), packed.size(), &file[at], size);
        found.push_back({&file[at], size, (size_t) unpacked, count(packed, unpacked)});
        at += size - 1;
    }
    return found;
}

static double rate(const std::vector<Cell> &cells, double seconds) {
    ZSTD_DCtx *context = ZSTD_createDCtx();
    unsigned long long sum = 0;
    double start = cpu();
    do {
        for (const Cell &cell : cells) {
            std::vector<uint8_t> packed(cell.unpacked + svb16::decode_input_buffer_padding_byte_count());
            std::vector<int16_t> samples(cell.samples);
            ZSTD_decompressDCtx(context, packed.data(), packed.size(), cell.from, cell.size);
            svb16::decode<int16_t, true, true>(gsl::make_span(samples.data(), samples.size()), gsl::make_span(packed.data(), cell.unpacked));
            sum += samples.size();
        }
    } while (cpu() - start < seconds);
    return sum / (cpu() - start) / 1e6;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        std::ifstream in(argv[i], std::ios::binary);
        std::vector<char> file((std::istreambuf_iterator<char>(in)), {});
        std::vector<Cell> found = cells(file);
        unsigned long long samples = 0;
        for (const Cell &cell : found) {
            samples += cell.samples;
        }
        rate(found, 1);
        printf("%-40s %7.1f M samples/s, %zu cells of %llu samples\n", argv[i], rate(found, 2), found.size(), samples);
    }
    return 0;
}
