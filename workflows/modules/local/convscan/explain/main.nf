process CONVSCAN_EXPLAIN {
    tag "${meta.id}"
    label 'process_medium'
    label 'process_gpu'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(sequences, arity: '1..*'), path(model)

    output:
    tuple val(meta), path("${prefix}.contributions.tsv"), emit: contributions
    tuple val(meta), path("${prefix}.filters.meme"), emit: motifs
    tuple val(meta), path("${prefix}.html"), emit: report
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
    convscan explain \\
        --motifs ${prefix}.filters.meme \\
        --report ${prefix}.html \\
        --threads ${task.cpus} \\
        --device ${task.accelerator ? 'cuda' : 'cpu'} \\
        --quiet \\
        ${args} \\
        --output ${prefix}.contributions.tsv \\
        ${model} \\
        ${sequences}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    touch ${prefix}.contributions.tsv ${prefix}.filters.meme ${prefix}.html
    """
}
