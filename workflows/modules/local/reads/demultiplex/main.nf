// The query that owns each read: the one with the best hit, if it beats the next query's best hit clearly enough.
process READS_DEMULTIPLEX {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(hits)
    val margin

    output:
    tuple val(meta), path("${prefix}.assignments.tsv"), emit: assignments
    tuple val(meta), path("reads/*.txt"), emit: reads, optional: true
    tuple val(meta), path("${prefix}.demultiplexed_mqc.tsv"), emit: multiqc

    when:
    task.ext.when == null || task.ext.when

    script:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir reads
    awk -F '\\t' -v OFS='\\t' -v margin=${margin} '
        /^#/ { next }
        !header++ { for (i = 1; i <= NF; i++) at[\$i] = i; next }
        {
            read = \$at["read_id"]; query = \$at["query"]; score = \$at["score"] + 0
            if (!(read in best)) { order[++reads] = read; best[read] = score; owner[read] = query }
            else if (query == owner[read]) { if (score > best[read]) best[read] = score }
            else if (score > best[read]) { next_[read] = best[read]; best[read] = score; owner[read] = query }
            else if (!(read in next_) || score > next_[read]) { next_[read] = score }
        }
        END {
            print "read_id", "query", "score", "next_score"
            for (i = 1; i <= reads; i++) {
                r = order[i]
                clear = !(r in next_) || best[r] - next_[r] >= margin
                print r, clear ? owner[r] : "unclassified", best[r], (r in next_) ? next_[r] : "."
            }
        }' ${hits} > ${prefix}.assignments.tsv
    awk -F '\\t' 'FNR > 1 { name = \$2; gsub(/[^A-Za-z0-9._-]/, "_", name); print \$1 > ("reads/" name ".txt") }' ${prefix}.assignments.tsv
    {
        echo "# id: 'convscan_demultiplexed'"
        echo "# section_name: 'convscan: reads of each query'"
        echo "# plot_type: 'table'"
        printf 'query\\treads\\n'
        awk -F '\\t' 'FNR > 1 { n[\$2]++ } END { for (q in n) print q "\\t" n[q] }' ${prefix}.assignments.tsv | LC_ALL=C sort
    } > ${prefix}.demultiplexed_mqc.tsv
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir reads
    touch ${prefix}.assignments.tsv ${prefix}.demultiplexed_mqc.tsv reads/unclassified.txt
    """
}
