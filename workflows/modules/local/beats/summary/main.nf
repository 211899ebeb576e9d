// Beats and intervals of each record in a line, from the table that convscan ecg writes.
process BEATS_SUMMARY {
    tag "${meta.id}"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "${params.container}"

    input:
    tuple val(meta), path(beats)

    output:
    tuple val(meta), path("${prefix}.summary.tsv"), emit: summary
    tuple val(meta), path("${prefix}.ecg_mqc.tsv"), emit: multiqc

    when:
    task.ext.when == null || task.ext.when

    script:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    awk -F '\\t' -v OFS='\\t' '
        /^#/ { next }
        !header++ { for (i = 1; i <= NF; i++) at[\$i] = i; next }
        !(\$1 in beats) { order[++records] = \$1 }
        { beats[\$1]++; last[\$1] = \$at["seconds"] }
        \$at["rr_seconds"] ~ /^[0-9]/ {
            rr = \$at["rr_seconds"] + 0; n[\$1]++; sum[\$1] += rr; square[\$1] += rr * rr
            if (\$1 in before) { m[\$1]++; step[\$1] += (rr - before[\$1]) ^ 2 }
            before[\$1] = rr
        }
        END {
            print "record", "beats", "last_beat_seconds", "mean_rr_seconds", "beats_per_minute", "sd_rr_seconds", "rmssd_seconds"
            for (i = 1; i <= records; i++) {
                r = order[i]
                mean = spread = rate = steps = ""
                if (n[r]) {
                    middle = sum[r] / n[r]
                    mean = sprintf("%.4f", middle)
                    rate = sprintf("%.1f", 60 / middle)
                }
                if (n[r] > 1) {
                    variance = (square[r] - n[r] * middle * middle) / (n[r] - 1)
                    spread = sprintf("%.4f", variance > 0 ? sqrt(variance) : 0)
                }
                if (m[r]) steps = sprintf("%.4f", sqrt(step[r] / m[r]))
                print r, beats[r], last[r], mean, rate, spread, steps
            }
        }' ${beats} > ${prefix}.summary.tsv
    {
        echo "# id: 'convscan_ecg'"
        echo "# section_name: 'convscan: heartbeats'"
        echo "# plot_type: 'table'"
        cat ${prefix}.summary.tsv
    } > ${prefix}.ecg_mqc.tsv
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    touch ${prefix}.summary.tsv ${prefix}.ecg_mqc.tsv
    """
}
