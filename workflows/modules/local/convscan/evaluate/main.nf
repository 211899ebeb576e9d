// Beats found and beats of an expert: truth holds NAME.atr for each NAME.* of the hits; headers (NAME.hea) tell the samples in a second.
process CONVSCAN_EVALUATE {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(hits, arity: '1..*'), path(truth, arity: '1..*', stageAs: 'truth/*'), path(headers)

    output:
    tuple val(meta), path("${prefix}.evaluation.tsv"), emit: table
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
    convscan evaluate \\
        --truth truth \\
        --quiet \\
        ${args} \\
        --output ${prefix}.evaluation.tsv \\
        ${hits}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    touch ${prefix}.evaluation.tsv
    """
}
