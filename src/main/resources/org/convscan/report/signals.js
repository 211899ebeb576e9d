(async function () {
  'use strict';
  const MISSING = -32768;
  const FEWEST = 40;
  const facts = JSON.parse(document.getElementById('facts').textContent);
  const place = document.getElementById('trace-plot');
  if (!place) {
    document.body.dataset.ready = 'yes';
    return;
  }
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const clamp = (x, low, high) => Math.max(low, Math.min(high, x));
  const count = n => Math.round(n).toLocaleString('en');

  /** Levels of smallest and greatest values, each level's buckets twice as wide as those of the one before. */
  async function pyramid(number) {
    const low = await unpack('lows-' + number, Int16Array);
    let high = low;
    if (facts.traces[number].width > 1) {
      const heights = await unpack('heights-' + number, Int32Array);
      high = low.map((value, i) => value + heights[i]);
    }
    const levels = [{low: low, high: high, width: facts.traces[number].width}];
    for (let last = levels[0]; last.low.length > 1000; last = levels[levels.length - 1]) {
      levels.push(halved(last));
    }
    return levels;
  }

  function halved(level) {
    const size = Math.ceil(level.low.length / 2);
    const low = new Int16Array(size);
    const high = new Int16Array(size);
    for (let i = 0; i < size; i++) {
      const a = 2 * i;
      const b = Math.min(a + 1, level.low.length - 1);
      low[i] = level.low[a] === MISSING ? level.low[b] : level.low[b] === MISSING ? level.low[a] : Math.min(level.low[a], level.low[b]);
      high[i] = Math.max(level.high[a], level.high[b]);
    }
    return {low: low, high: high, width: 2 * level.width};
  }

  const pyramids = new Map();
  const view = {trace: 0, from: 0, to: 1};
  const current = () => facts.traces[view.trace];

  /** What is drawn of the view: at most about two points a pixel. */
  function visible(pixels) {
    const trace = current();
    const levels = pyramids.get(view.trace);
    const level = levels.find(each => (view.to - view.from) / each.width <= pixels) || levels[levels.length - 1];
    const first = Math.max(0, Math.floor(view.from / level.width) - 1);
    const end = Math.min(level.low.length, Math.ceil(view.to / level.width) + 2);
    const places = [];
    const values = [];
    const real = steps => steps === MISSING ? null : trace.base + steps * trace.step;
    for (let i = first; i < end; i++) {
      if (level.width === 1) {
        places.push(i);
        values.push(real(level.low[i]));
      } else {
        places.push((i + 0.25) * level.width, (i + 0.75) * level.width);
        values.push(real(level.low[i]), real(level.high[i]));
      }
    }
    place.dataset.width = level.width;
    place.dataset.points = places.length;
    return [places, values];
  }

  /** Shades hits, below the trace. */
  function shade(u) {
    const context = u.ctx;
    const dots = window.devicePixelRatio;
    let drawn = 0;
    context.save();
    context.fillStyle = css('--c1');
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.font = 12 * dots + 'px system-ui, sans-serif';
    current().hits.forEach(hit => {
      if (hit.end < view.from || hit.start > view.to) {
        return;
      }
      const left = Math.max(u.bbox.left, u.valToPos(hit.start, 'x', true));
      const right = Math.min(u.bbox.left + u.bbox.width, u.valToPos(hit.end, 'x', true));
      context.globalAlpha = 0.16;
      context.fillRect(left, u.bbox.top, Math.max(dots, right - left), u.bbox.height);
      context.globalAlpha = 1;
      context.fillRect(left, u.bbox.top, Math.max(dots, right - left), 3 * dots);
      const label = hit.query + ' ' + (hit.strand === '-' ? '\u2212' : '+');
      if (context.measureText(label).width < right - left - 8 * dots) {
        context.fillText(label, left + 4 * dots, u.bbox.top + 17 * dots);
      }
      drawn++;
    });
    context.restore();
    place.dataset.hits = drawn;
  }

  /** Draws what was expected, above the trace. */
  function stairs(u) {
    const context = u.ctx;
    let steps = 0;
    context.save();
    context.beginPath();
    context.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    context.clip();
    context.strokeStyle = css('--c1');
    context.lineWidth = 2 * window.devicePixelRatio;
    context.lineJoin = 'round';
    current().hits.filter(hit => hit.end >= view.from && hit.start <= view.to && (hit.end - hit.start) / (view.to - view.from) > 0.01)
      .forEach(hit => {
        context.beginPath();
        for (let i = 0; i < hit.stairs.length; i += 2, steps++) {
          const y = u.valToPos(hit.stairs[i + 1], 'y', true);
          const to = i + 2 < hit.stairs.length ? hit.stairs[i + 2] : hit.end;
          context.lineTo(u.valToPos(hit.stairs[i], 'x', true), y);
          context.lineTo(u.valToPos(to, 'x', true), y);
        }
        context.stroke();
      });
    context.restore();
    place.dataset.stairs = steps;
  }

  const quiet = () => css('--quiet');
  const lines = {stroke: () => css('--rule'), width: 1};
  /** Of a signal whose rate nobody knows, samples are counted. */
  const rate = () => current().hertz || 1;
  function seconds(u, splits, axis, space, step) {
    const digits = clamp(Math.ceil(-Math.log10(step / rate()) - 1e-9), 0, 6);
    return splits.map(s => (s / rate()).toFixed(digits));
  }
  /** Ticks at round times. */
  function ticks(u, axis, from, to) {
    const least = (to - from) / rate() / Math.max(2, u.width / 90);
    const power = Math.pow(10, Math.floor(Math.log10(least)));
    const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= least) * rate();
    const splits = [];
    for (let i = Math.ceil(from / step); i * step <= to; i++) {
      splits.push(i * step);
    }
    return splits;
  }
  function padded(low, high) {
    const room = Math.max((high - low) * 0.06, 1e-9);
    return low === null || low === undefined ? [0, 1] : [low - room, high + 3 * room];
  }

  let plot = null;
  function build() {
    if (plot) {
      plot.destroy();
    }
    plot = new uPlot({width: place.clientWidth, height: 320, legend: {show: false}, cursor: {drag: {x: false, y: false}, y: false},
      scales: {x: {time: false, range: () => [view.from, view.to]}, y: {range: (u, low, high) => padded(low, high)}},
      axes: [{stroke: quiet, grid: lines, ticks: lines, splits: (u, i, from, to) => ticks(u, i, from, to), values: (u, splits, i, space) =>
        seconds(u, splits, i, space, splits.length > 1 ? splits[1] - splits[0] : 1), label: current().hertz ? 'seconds' : 'samples', labelSize: 18, labelGap: 0},
      {stroke: quiet, grid: lines, ticks: lines, size: 58, label: facts.unit, labelSize: 18, labelGap: 0}],
      series: [{}, {stroke: () => css('--trace'), width: 1, points: {show: false}}],
      hooks: {drawAxes: [shade], draw: [stairs]}}, visible(place.clientWidth), place);
    listen(plot.over);
  }

  let waiting = false;
  function show(from, to) {
    const whole = Math.max(1, current().samples);
    const span = clamp(to - from, Math.min(whole, FEWEST), whole);
    view.from = clamp((from + to - span) / 2, 0, whole - span);
    view.to = view.from + span;
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        redraw();
      });
    }
  }

  const where = document.createElement('span');
  function redraw() {
    if (!plot) {
      return;
    }
    plot.setData(visible(plot.width), true);
    where.textContent = 'samples ' + count(view.from) + ' \u2013 ' + count(view.to) + ' of ' + count(current().samples);
    place.dataset.from = view.from;
    place.dataset.to = view.to;
  }

  const {move, listen} = gestures(place, view, () => current().samples, show);
  const around = hit => show(hit.start - 0.5 * (hit.end - hit.start), hit.end + 0.5 * (hit.end - hit.start));

  const chosen = document.createElement('select');
  /** Shows a trace, all of it or one of its hits. */
  async function choose(number, hit) {
    if (!pyramids.has(number)) {
      pyramids.set(number, await pyramid(number));
    }
    view.trace = number;
    view.from = 0;
    view.to = Math.max(1, current().samples);
    chosen.value = number;
    document.querySelectorAll('#hits tr[aria-current]').forEach(row => row.removeAttribute('aria-current'));
    const row = document.querySelector('#hits tr[data-trace="' + number + '"][data-hit="' + (hit || 0) + '"]');
    row.setAttribute('aria-current', 'true');
    if (hit !== null) {
      around(current().hits[hit]);
    }
    build();
    redraw();
    place.dataset.trace = number;
  }

  function tools() {
    const box = document.getElementById('tools');
    const button = (words, action) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = words;
      made.addEventListener('click', action);
      box.appendChild(made);
    };
    chosen.setAttribute('aria-label', 'Signal');
    facts.traces.forEach((each, i) => chosen.add(new Option(each.name, i)));
    chosen.addEventListener('change', () => choose(Number(chosen.value), null));
    box.appendChild(chosen);
    button('Everything', () => show(0, current().samples));
    button('Next hit', () => {
      const hits = current().hits.slice().sort((a, b) => a.start - b.start);
      const middle = (view.from + view.to) / 2;
      around(hits.find(hit => (hit.start + hit.end) / 2 > middle + 1) || hits[0]);
    });
    button('\u2190', () => move(-0.5));
    button('\u2192', () => move(0.5));
    where.className = 'where';
    box.appendChild(where);
  }

  document.getElementById('hits').addEventListener('click', event => {
    const row = event.target.closest('tr[data-trace]');
    if (row) {
      choose(Number(row.dataset.trace), Number(row.dataset.hit));
    }
  });
  tools();
  await choose(0, 0);
  const again = () => {
    plot.setSize({width: place.clientWidth, height: 320});
    redraw();
  };
  window.addEventListener('resize', again);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  document.body.dataset.ready = 'yes';
})();
