process CONVSCAN_VARIANTS {
    tag "${meta.id}"
    label 'process_low'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(variants, stageAs: 'variants/*'), path(motifs), path(reference), path(fai)

    output:
    tuple val(meta), path("${prefix}.${ending}"), emit: table
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    // ONNX Runtime's memory is outside Java's heap.
    def heap = task.memory ? (task.memory.toMega() * 0.5).intValue() : 1024
    prefix = task.ext.prefix ?: "${meta.id}"
    // tsv, tsv.gz, vcf or vcf.gz
    ending = task.ext.ending ?: 'variants.tsv'
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan variants \\
        --quiet \\
        --threads ${task.cpus} \\
        ${args} \\
        -m ${motifs} \\
        --reference ${reference} \\
        -o ${prefix}.${ending} \\
        ${variants}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    // tsv, tsv.gz, vcf or vcf.gz
    ending = task.ext.ending ?: 'variants.tsv'
    """
    touch ${prefix}.${ending}
    """
}
