process CONVSCAN_NETWORKRUN {
    tag "${meta.id}"
    label 'process_medium'
    label 'process_gpu'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(tracks, arity: '1..*'), path(model)

    output:
    tuple val(meta), path("${prefix}.{bedgraph,bed}.gz"), emit: numbers
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    // ONNX Runtime's memory is outside Java's heap.
    def heap = task.memory ? (task.memory.toMega() * 0.5).intValue() : 1024
    def suffix = args.contains('--threshold') ? 'bed' : 'bedgraph'
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan network run \\
        --threads ${task.cpus} \\
        --device ${task.accelerator ? 'cuda' : 'cpu'} \\
        --quiet \\
        ${args} \\
        --output ${prefix}.${suffix}.gz \\
        ${model} \\
        ${tracks}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    gzip -n < /dev/null > ${prefix}.bedgraph.gz
    """
}
