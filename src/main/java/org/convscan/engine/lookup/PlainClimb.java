package org.convscan.engine.lookup;

/** The loop as its specification says it. */
final class PlainClimb implements Climb {
    @Override
    public String description() {
        return "plain loop";
    }

    @Override
    public int climb(short[] table, int cells, short[] rows, int from, int to, short skip, short[] states, int at) {
        int state = at;
        for (int t = from; t < to; t++) {
            int next = state == 0 ? MARGIN + cells : 0;
            step(table, rows[t] * cells, cells, skip, states, state + MARGIN, next + MARGIN);
            state = next;
        }
        return state;
    }

    private static void step(
            short[] table, int row, int cells, short skip, short[] states, int state, int next) {
        for (int j = 0; j < cells; j++) {
            int gain = table[row + j];
            int stayed = states[state + j] + Math.min(gain, 0);
            int climbed = Math.max(states[state + j - 1], states[state + j - 2] - skip) + gain;
            states[next + j] = (short) Math.max(Math.max(stayed, climbed), FLOOR);
        }
    }
}
