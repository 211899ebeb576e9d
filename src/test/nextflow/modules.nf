#!/usr/bin/env nextflow
// Each module that no pipeline uses, once, on the project's own data (params.data).

include { CONVSCAN_EVALUATE } from '../../../workflows/modules/local/convscan/evaluate/main'
include { CONVSCAN_EXPLAIN } from '../../../workflows/modules/local/convscan/explain/main'
include { CONVSCAN_MOTIFSCOMPARE } from '../../../workflows/modules/local/convscan/motifscompare/main'
include { CONVSCAN_MOTIFSCONVERT } from '../../../workflows/modules/local/convscan/motifsconvert/main'
include { CONVSCAN_NETWORKRUN } from '../../../workflows/modules/local/convscan/networkrun/main'
include { CONVSCAN_TEXT } from '../../../workflows/modules/local/convscan/text/main'
include { CONVSCAN_TRAINDNA } from '../../../workflows/modules/local/convscan/traindna/main'
include { CONVSCAN_VARIANTS } from '../../../workflows/modules/local/convscan/variants/main'
include { READS_DEMULTIPLEX } from '../../../workflows/modules/local/reads/demultiplex/main'

params.hits = null

workflow {
    def data = { name -> file("${params.data}/${name}", checkIfExists: true) }
    CONVSCAN_TEXT([[id: 'lovelace'], [data('text/lovelace.txt')], data('text/lovelace.yaml')])
    CONVSCAN_NETWORKRUN([[id: 'genome'], [data('dna/genome.fa')], data('networks/unet.onnx')])
    CONVSCAN_TRAINDNA([[id: 'sites'], data('networks/sites.fa'), []])
    CONVSCAN_EXPLAIN([[id: 'peaks'], [data('networks/peaks.fa')], data('networks/example.onnx')])
    CONVSCAN_MOTIFSCONVERT([[id: 'example'], data('motifs/example.meme')], 'jaspar')
    CONVSCAN_MOTIFSCOMPARE(CONVSCAN_MOTIFSCONVERT.out.motifs.map { meta, motifs -> [meta, motifs, data('motifs/example.meme')] })
    CONVSCAN_EVALUATE([[id: 'beats'], [data('wfdb/beats.det')], [data('wfdb/beats.atr')], [data('wfdb/beats.hea')]])
    CONVSCAN_VARIANTS([[id: 'variants'], data('variants/variants.vcf'), data('motifs/example.jaspar'), data('dna/genome.fa'),
        data('dna/genome.fa.fai')])
    READS_DEMULTIPLEX([[id: 'run'], file(params.hits)], 1.0)
}
