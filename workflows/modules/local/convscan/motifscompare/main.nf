process CONVSCAN_MOTIFSCOMPARE {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(motifs, stageAs: 'motifs/*'), path(database, stageAs: 'database/*')

    output:
    tuple val(meta), path("${prefix}.similar.tsv"), emit: table
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    // ONNX Runtime's memory is outside Java's heap.
    def heap = task.memory ? (task.memory.toMega() * 0.5).intValue() : 1024
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan motifs compare \\
        --quiet \\
        ${args} \\
        ${motifs} \\
        ${database} \\
        > ${prefix}.similar.tsv
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    touch ${prefix}.similar.tsv
    """
}
