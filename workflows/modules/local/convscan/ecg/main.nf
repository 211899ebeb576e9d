process CONVSCAN_ECG {
    tag "${meta.id}${meta.batch ? " batch ${meta.batch}" : ''}${shard ? " ${shard[0]}/${shard[1]}" : ''}"
    label 'process_medium'
    label 'process_gpu'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), val(records), path(files), val(shard)

    output:
    tuple val(meta), path("${prefix}.beats.tsv"), emit: beats, optional: true
    tuple val(meta), path("${prefix}.intervals.tsv"), emit: intervals, optional: true
    tuple val(meta), path("${prefix}.intervals.summary.tsv"), emit: summary, optional: true
    tuple val(meta), path("${prefix}_mqc.json"), emit: multiqc, optional: true
    tuple val(meta), path("${prefix}.part"), emit: part, optional: true
    tuple val("${task.process}"), val('convscan'), eval("convscan --version | sed 's/convscan //'"), topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    // ONNX Runtime's memory is outside Java's heap.
    def heap = task.memory ? (task.memory.toMega() * 0.5).intValue() : 1024
    // The bank of fixed kernels runs on the CPU; only a network takes a GPU.
    def device = task.accelerator && !(args =~ /--method[ =]bank/) ? 'cuda' : 'cpu'
    prefix = task.ext.prefix ?: "${meta.id}"
    // A shard has no beats yet: its part is for CONVSCAN_MERGEBEATS.
    def out = shard ? "--shard ${shard[0]}/${shard[1]} --output ${prefix}.part"
        : "--intervals ${prefix}.intervals.tsv --multiqc ${prefix}_mqc.json --output ${prefix}.beats.tsv"
    """
    export CONVSCAN_JAVA_OPTS="-Xmx${heap}m"
    convscan ecg \\
        --format tsv \\
        --threads ${task.cpus} \\
        --device ${device} \\
        --quiet \\
        ${args} \\
        ${out} \\
        ${[records].flatten().join(' ')}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    if (shard)
        """
        touch ${prefix}.part
        """
    else
        """
        printf 'record\\tsample\\tseconds\\tlead\\tconfidence\\trr_seconds\\n' > ${prefix}.beats.tsv
        printf 'record\\tseconds\\trr_seconds\\tuse\\n' > ${prefix}.intervals.tsv
        printf 'record\\tbeats\\n' > ${prefix}.intervals.summary.tsv
        touch ${prefix}_mqc.json
        """
}
