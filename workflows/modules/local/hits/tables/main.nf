process HITS_TABLES {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(hits)

    output:
    tuple val(meta), path("${prefix}.matrix.tsv"), emit: matrix
    tuple val(meta), path("${prefix}_mqc.tsv"), emit: multiqc

    when:
    task.ext.when == null || task.ext.when

    script:
    prefix = task.ext.prefix ?: "${meta.id}"
    // Which columns hold the motif and the sequence.
    def columns = hits.name =~ /\.tsv/ ? '1,3' : '4,1'
    """
    gzip -dc ${hits} | awk -F'\\t' -v OFS='\\t' '!/^#/ && !/^motif_id\\t/ { n[\$4 OFS \$1]++ } END { for (k in n) print k, n[k] }' \\
        | LC_ALL=C sort > counted
    { printf 'motif\\tsequence\\thits\\n'; cat counted; } > ${prefix}.matrix.tsv
    touch ${prefix}_mqc.tsv
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    touch ${prefix}.matrix.tsv ${prefix}_mqc.tsv
    """
}
