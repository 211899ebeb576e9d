/*
 * The peer of NanoporeReading for FAST5 of many reads: the HDF5 library, with libvbz (vbz_compression) as its filter. Prints the samples
 * that one thread reads in a second of its processor time, opening included.
 *
 *   fast5 FILE...
 *
 * c++ -O3 fast5.cpp vbz.cpp v0/vbz_streamvbyte.cpp v1/vbz_streamvbyte.cpp streamvbyte*.o -lhdf5 -lzstd
 */
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <hdf5.h>

#include "vbz.h"

static const H5Z_filter_t VBZ = 32020;

static double cpu() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

/* What the plug-in of vbz_compression does to decompress. */
static size_t unpack(unsigned flags, size_t count, const unsigned numbers[], size_t size, size_t *room, void **data) {
    if (!(flags & H5Z_FLAG_REVERSE) || count < 3) {
        return 0;
    }
    CompressionOptions options{numbers[2] != 0, numbers[1], count > 3 ? numbers[3] : 1, numbers[0]};
    vbz_size_t bytes = vbz_decompressed_size(*data, (vbz_size_t) size, &options);
    void *samples = malloc(bytes);
    vbz_size_t done = vbz_decompress_sized(*data, (vbz_size_t) size, samples, bytes, &options);
    if (vbz_is_error(done)) {
        free(samples);
        return 0;
    }
    free(*data);
    *data = samples;
    *room = bytes;
    return done;
}

static herr_t name(hid_t, const char *each, const H5L_info_t *, void *names) {
    static_cast<std::vector<std::string> *>(names)->push_back(each);
    return 0;
}

static unsigned long long samples(const char *path) {
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    std::vector<std::string> reads;
    H5Literate(file, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, name, &reads);
    unsigned long long sum = 0;
    std::vector<short> signal;
    for (const std::string &read : reads) {
        hid_t data = H5Dopen2(file, (read + "/Raw/Signal").c_str(), H5P_DEFAULT);
        hid_t space = H5Dget_space(data);
        signal.resize(H5Sget_simple_extent_npoints(space));
        if (H5Dread(data, H5T_NATIVE_SHORT, H5S_ALL, H5S_ALL, H5P_DEFAULT, signal.data()) < 0) {
            exit(1);
        }
        sum += signal.size();
        H5Sclose(space);
        H5Dclose(data);
    }
    H5Fclose(file);
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

int main(int argc, char **argv) {
    H5Z_class2_t vbz = {H5Z_CLASS_T_VERS, VBZ, 1, 1, "vbz", nullptr, nullptr, unpack};
    H5Zregister(&vbz);
    for (int i = 1; i < argc; i++) {
        rate(argv[i], 1);
        printf("%-40s %7.1f M samples/s\n", argv[i], rate(argv[i], 2));
    }
    return 0;
}
