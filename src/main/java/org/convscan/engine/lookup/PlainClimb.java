package org.convscan.engine.lookup;

/** The loop as its specification says it. */
final class PlainClimb implements Climb {
    @Override
    public String description() {
        return "plain loop";
    }

    @Override
    public int climb(Cells cells, short[] rows, short[] rises, int from, int to, short[] states, int at) {
        int state = at;
        for (int t = from; t < to; t++) {
            int next = state == 0 ? MARGIN + cells.size() : 0;
            step(cells, rows[t] * cells.size(), rises[t], states, state + MARGIN, next + MARGIN);
            state = next;
        }
        return state;
    }

    private static void step(Cells cells, int row, short rise, short[] states, int state, int next) {
        for (int j = 0; j < cells.size(); j++) {
            int gain = cells.gains()[row + j];
            int stayed = states[state + j] + Math.min(gain, 0);
            int climbed = Math.max(states[state + j - 1], states[state + j - 2] - cells.skips()[j]) + gain + (rise & cells.steps()[j]);
            states[next + j] = (short) Math.max(Math.max(stayed, climbed), FLOOR);
        }
    }
}
