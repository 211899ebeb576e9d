#!/usr/bin/env nextflow
// Folders of recordings -> batches of records, large ones in shards of time -> tables of heartbeats, of the intervals between them, and
// of heart rate and its variability.

include { CONVSCAN_ECG } from './modules/local/convscan/ecg/main'
include { CONVSCAN_MERGEBEATS } from './modules/local/convscan/mergebeats/main'
include { TABLES_CONCATENATE as BEATS_GATHER } from './modules/local/tables/concatenate/main'
include { TABLES_CONCATENATE as INTERVALS_GATHER } from './modules/local/tables/concatenate/main'
include { TABLES_CONCATENATE as SUMMARY_GATHER } from './modules/local/tables/concatenate/main'
include { sampleRows; wrong } from './subworkflows/local/samplesheet/main'
include { recordings } from './subworkflows/local/records/main'
include { writeVersions } from './subworkflows/local/versions/main'

workflow {
    rows = sampleRows(params.input, [sample: 'name', records: 'folder'])
    CONVSCAN_ECG(channel.fromList(rows.collectMany { batches(it) }.collectMany { shards(it) }))
    CONVSCAN_MERGEBEATS(CONVSCAN_ECG.out.part.map { meta, part -> [groupKey(meta, meta.shards), part] }.groupTuple().map { meta, parts -> [meta.target, parts] })
    BEATS_GATHER(inOrder(CONVSCAN_ECG.out.beats.mix(CONVSCAN_MERGEBEATS.out.beats)))
    INTERVALS_GATHER(inOrder(CONVSCAN_ECG.out.intervals.mix(CONVSCAN_MERGEBEATS.out.intervals)))
    SUMMARY_GATHER(inOrder(CONVSCAN_ECG.out.summary.mix(CONVSCAN_MERGEBEATS.out.summary)))
    writeVersions()
}

/* What the batches of a sample wrote, when all are there, in their order. */
def inOrder(channel) {
    return channel
        .map { meta, table -> [groupKey([id: meta.id], meta.batches), meta.batch, table] }
        .groupTuple()
        .map { meta, numbers, parts -> [meta.target, [numbers, parts].transpose().sort { it[0] }.collect { it[1] }] }
}

/* The batches of a row. */
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

/* The tasks of a batch: one, or where there is much to read as many shards of it as its bytes ask for. */
def shards(batch) {
    def (meta, names, files) = batch
    def count = Math.max(1, Math.min(params.max_shards, Math.ceil(files.sum { it.exists() ? it.size() : 0 } / params.shard_bytes) as int))
    return (1..count).collect { [meta + [shards: count], names, files, count == 1 ? [] : [it, count]] }
}
