#!/usr/bin/env nextflow
// Folders of recordings -> batches of records -> tables of heartbeats, of the intervals between them, and of heart rate and its variability.

include { CONVSCAN_ECG } from './modules/local/convscan/ecg/main'
include { TABLES_CONCATENATE as BEATS_GATHER } from './modules/local/tables/concatenate/main'
include { TABLES_CONCATENATE as INTERVALS_GATHER } from './modules/local/tables/concatenate/main'
include { TABLES_CONCATENATE as SUMMARY_GATHER } from './modules/local/tables/concatenate/main'
include { sampleRows; wrong } from './subworkflows/local/samplesheet/main'
include { recordings } from './subworkflows/local/records/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', records: 'folder'])
    CONVSCAN_ECG(channel.fromList(rows.collectMany { batches(it) }))
    BEATS_GATHER(inOrder(CONVSCAN_ECG.out.beats))
    INTERVALS_GATHER(inOrder(CONVSCAN_ECG.out.intervals))
    SUMMARY_GATHER(inOrder(CONVSCAN_ECG.out.summary))
    writeVersions()
}

/* What the batches of a sample wrote, when all are there, in their order. */
def inOrder(channel) {
    return channel
        .map { meta, table -> [groupKey([id: meta.id], meta.batches), meta.batch, table] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
}

/* The tasks of a row. */
def batches(row) {
    def all = recordings(row.records)
    if (!all) {
        wrong("${params.input}: sample '${row.sample}': no recordings (.hea, .edf, .bdf) in ${row.records}")
    }
    def batches = all.collate(params.records_per_task)
    return batches.withIndex().collect { batch, i ->
        [[id: row.sample, batch: i + 1, batches: batches.size()], batch*.name, batch.collectMany { it.files }.unique()]
    }
}
