package org.convscan.engine.lookup;

/** The loop as its specification says it; from right to left, so that neighbours on the left are still those of the level before. */
final class PlainClimb implements Climb {
    @Override
    public String description() {
        return "plain loop";
    }

    @Override
    public void climb(Cells cells, short[] rows, short[] rises, int from, int to, short[] states) {
        for (int t = from; t < to; t++) {
            step(cells, rows[t] * cells.size(), rises[t], states);
        }
    }

    private static void step(Cells cells, int row, short rise, short[] states) {
        int last = MARGIN + cells.size() - STRETCHES;
        for (int stretch = STRETCHES - 1; stretch >= 0; stretch--) {
            for (int j = last + stretch; j >= MARGIN; j -= STRETCHES) {
                int left = left(j, cells.size());
                int gain = cells.gains()[row + j];
                int stayed = states[j] + Math.min(gain, 0);
                int skipped = states[left(left, cells.size())] - cells.skips()[j];
                int climbed = Math.max(states[left], skipped) + gain + (rise & cells.steps()[j]);
                states[j] = (short) Math.max(Math.max(stayed, climbed), FLOOR);
            }
        }
    }

    private static int left(int place, int size) {
        return place >= MARGIN + STRETCHES ? place - STRETCHES : place + size - STRETCHES - 1;
    }
}
