(async function () {
  'use strict';
  const MISSING = -32768;
  const facts = JSON.parse(document.getElementById('facts').textContent);
  const hertz = facts.hertz;
  const whole = Math.max(facts.columns / hertz, 1e-3);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const clamp = (x, low, high) => Math.max(low, Math.min(high, x));

  /** Levels of extremes in their order of time, each level's buckets twice as wide as those of the one before. */
  async function pyramid(number) {
    const trace = facts.traces[number];
    const first = await unpack('firsts-' + number, Int16Array);
    let second = first;
    if (trace.width > 1) {
      const rises = await unpack('rises-' + number, Int32Array);
      second = first.map((value, i) => value + rises[i]);
    }
    const levels = [{first: first, second: second, width: trace.width}];
    for (let last = levels[0]; last.first.length > 1000; last = levels[levels.length - 1]) {
      levels.push(halved(last));
    }
    return levels;
  }

  function halved(level) {
    const size = Math.ceil(level.first.length / 2);
    const first = new Int16Array(size);
    const second = new Int16Array(size);
    for (let i = 0; i < size; i++) {
      let low = Infinity;
      let high = -Infinity;
      let rising = false;
      for (let each = 2 * i; each < 2 * i + 2 && each < level.first.length; each++) {
        for (const value of [level.first[each], level.second[each]]) {
          if (value !== MISSING && value < low) {
            low = value;
            rising = false;
          }
          if (value !== MISSING && value > high) {
            high = value;
            rising = true;
          }
        }
      }
      first[i] = low === Infinity ? MISSING : rising ? low : high;
      second[i] = low === Infinity ? MISSING : rising ? high : low;
    }
    return {first: first, second: second, width: 2 * level.width};
  }

  const beats = await unpack('beats', Float64Array);
  const confidences = await unpack('confidences', Uint8Array);
  const uses = await unpack('uses', Uint8Array);
  const gaps = await unpack('gaps', Float64Array);
  const traces = [];
  for (let i = 0; i < facts.traces.length; i++) {
    traces.push(await pyramid(i));
  }

  /** The first beat at or behind a time. */
  function beatAt(seconds) {
    let from = 0;
    let to = beats.length;
    while (from < to) {
      const middle = from + to >> 1;
      if (beats[middle] < seconds * hertz) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  function clock(seconds, digits) {
    const unit = Math.pow(10, digits);
    const ticks = Math.round(seconds * unit);
    const s = Math.floor(ticks / unit);
    const two = n => String(n).padStart(2, '0');
    const rest = digits ? '.' + String(ticks % unit).padStart(digits, '0') : '';
    return Math.floor(s / 3600) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60) + rest;
  }

  const digitsOf = step => step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const INCREMENTS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600,
    7200, 10800, 21600, 43200, 86400, 172800];
  const quiet = () => css('--quiet');
  const lines = {stroke: () => css('--rule'), width: 1};
  const timeAxis = {stroke: quiet, grid: lines, ticks: lines, incrs: INCREMENTS, space: 90,
    values: (u, splits, axis, space, step) => splits.map(s => s < 0 ? '' : clock(s, digitsOf(step)))};
  const valueAxis = label => ({stroke: quiet, grid: lines, ticks: lines, size: 64, label: label, labelSize: 18, labelGap: 0,
    labelFont: '12px system-ui, sans-serif'});

  const view = {from: 0, to: Math.min(whole, 10), lead: 0};
  const place = document.getElementById('trace-plot');
  const quality = document.getElementById('quality');
  const where = document.createElement('span');

  /** What the trace draws of the view: at most about two points a pixel. */
  function visible(pixels) {
    const levels = traces[view.lead];
    const trace = facts.traces[view.lead];
    const span = (view.to - view.from) * hertz;
    const level = levels.find(each => span / each.width <= pixels) || levels[levels.length - 1];
    const first = Math.max(0, Math.floor(view.from * hertz / level.width) - 1);
    const end = Math.min(level.first.length, Math.ceil(view.to * hertz / level.width) + 2);
    const times = [];
    const values = [];
    const real = steps => steps === MISSING ? null : trace.base + steps * trace.step;
    for (let i = first; i < end; i++) {
      if (level.width === 1) {
        times.push(i / hertz);
        values.push(real(level.first[i]));
      } else {
        times.push((i + 0.25) * level.width / hertz, (i + 0.75) * level.width / hertz);
        values.push(real(level.first[i]), real(level.second[i]));
      }
    }
    place.dataset.width = level.width;
    return [times, values];
  }

  /** A mark above each beat: of another colour where the interval before it is left out. */
  function drawBeats(u) {
    const context = u.ctx;
    const first = beatAt(view.from);
    const end = beatAt(view.to);
    const dots = window.devicePixelRatio;
    const few = end - first <= u.width / 6;
    const colours = [css('--c0'), css('--c1'), css('--quiet')];
    context.save();
    for (let i = first; i < end && end - first <= 4 * u.width; i++) {
      const x = u.valToPos(beats[i] / hertz, 'x', true);
      context.globalAlpha = 0.35 + 0.65 * confidences[i] / 100;
      context.fillStyle = colours[i > 0 ? uses[i - 1] : 0];
      context.fillRect(x - dots, u.bbox.top, 2 * dots, 7 * dots);
      if (few) {
        context.globalAlpha = 0.25;
        context.fillRect(x - dots / 2, u.bbox.top, dots, u.bbox.height);
      }
    }
    context.restore();
    place.dataset.beats = end - first;
  }

  function padded(low, high) {
    const room = Math.max((high - low) * 0.08, 1e-9);
    return low === null || low === undefined ? [0, 1] : [low - room, high + 2 * room];
  }

  let trace = null;
  function build() {
    if (trace) {
      trace.destroy();
    }
    const lead = facts.traces[view.lead];
    trace = new uPlot({width: place.clientWidth, height: 280, legend: {show: false}, cursor: {drag: {x: false, y: false}, y: false},
      scales: {x: {time: false, range: () => [view.from, view.to]}, y: {range: (u, low, high) => padded(low, high)}},
      axes: [timeAxis, valueAxis([lead.name, lead.unit].filter(Boolean).join(', '))],
      series: [{}, {stroke: () => css('--trace'), width: 1, points: {show: false}}],
      hooks: {draw: [drawBeats]}}, visible(place.clientWidth), place);
    listen(trace.over);
  }

  let waiting = false;
  function show(from, to) {
    const span = clamp(to - from, Math.min(whole, 0.2), whole);
    view.from = clamp((from + to - span) / 2, 0, whole - span);
    view.to = view.from + span;
    if (!waiting) {
      waiting = true;
      const once = () => {
        if (waiting) {
          waiting = false;
          redraw();
        }
      };
      requestAnimationFrame(once);
      setTimeout(once, 50); // a page that is not on the screen gets no frames
    }
  }

  function redraw() {
    trace.setData(visible(trace.width), true);
    drawQuality();
    const digits = view.to - view.from < 60 ? 1 : 0;
    where.textContent = clock(view.from, digits) + ' \u2013 ' + clock(view.to, digits);
    place.dataset.from = view.from;
    place.dataset.to = view.to;
  }

  const {move, listen} = gestures(place, view, () => whole, show);
  const centre = seconds => show(seconds - (view.to - view.from) / 2, seconds + (view.to - view.from) / 2);

  /** A canvas as sharp as the screen, cleared. */
  function sharp(canvas) {
    const dots = window.devicePixelRatio;
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * dots));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * dots));
    const context = canvas.getContext('2d');
    context.scale(dots, dots);
    return context;
  }

  function drawQuality() {
    const context = sharp(quality);
    const width = quality.clientWidth;
    const height = quality.clientHeight;
    const perPixel = facts.columns / width || 1;
    const sums = new Float64Array(width + 1);
    const counts = new Uint32Array(width + 1);
    beats.forEach((column, i) => {
      const x = Math.min(width, Math.floor(column / perPixel));
      sums[x] += confidences[i];
      counts[x]++;
    });
    context.fillStyle = css('--soft');
    context.fillRect(0, 0, width, height);
    context.fillStyle = css('--good');
    for (let x = 0, last = 0; x < width; x++) {
      last = counts[x] ? sums[x] / counts[x] / 100 : last;
      context.fillRect(x, height * (1 - last), 1, height * last);
    }
    context.fillStyle = css('--wrong');
    for (let i = 0; i < gaps.length; i += 2) {
      context.fillRect(gaps[i] / perPixel, 0, Math.max(1, (gaps[i + 1] - gaps[i]) / perPixel), height);
    }
    context.strokeStyle = css('--ink');
    context.lineWidth = 2;
    const left = clamp(view.from / whole * width, 1, width - 4);
    context.strokeRect(left, 1, clamp((view.to - view.from) / whole * width, 3, width - left - 1), height - 2);
  }

  ['pointerdown', 'pointermove'].forEach(name => quality.addEventListener(name, event => {
    if (event.buttons) {
      centre((event.clientX - quality.getBoundingClientRect().left) / quality.clientWidth * whole);
    }
  }));

  function tools() {
    const box = document.getElementById('tools');
    const button = (words, action) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = words;
      made.addEventListener('click', action);
      box.appendChild(made);
    };
    if (facts.traces.length > 1) {
      const leads = document.createElement('select');
      leads.setAttribute('aria-label', 'Lead');
      facts.traces.forEach((each, i) => leads.add(new Option(each.name || 'lead ' + (i + 1), i)));
      leads.addEventListener('change', () => {
        view.lead = Number(leads.value);
        build();
        redraw();
      });
      box.appendChild(leads);
    }
    button('Everything', () => show(0, whole));
    [['1 h', 3600], ['1 min', 60], ['10 s', 10]].filter(span => span[1] < whole).forEach(span => button(span[0], () => {
      const middle = (view.from + view.to) / 2;
      show(middle - span[1] / 2, middle + span[1] / 2);
    }));
    button('\u2190', () => move(-0.5));
    button('\u2192', () => move(0.5));
    if (uses.some(use => use > 0)) {
      button('Next left out', () => {
        const middle = (view.from + view.to) / 2 + 1 / hertz;
        let next = Math.max(1, beatAt(middle));
        while (next < beats.length && uses[next - 1] === 0) {
          next++;
        }
        centre((next < beats.length ? beats[next] : beats[uses.findIndex(use => use > 0) + 1]) / hertz);
      });
    }
    where.className = 'where';
    box.appendChild(where);
  }

  const lengths = Array.from(uses, (use, i) => 1000 * (beats[i + 1] - beats[i]) / hertz);
  const kept = lengths.filter((length, i) => uses[i] === 0);
  const shortest = kept.reduce((a, b) => Math.min(a, b), Infinity);
  const longest = kept.reduce((a, b) => Math.max(a, b), -Infinity);
  const range = kept.length ? [shortest - 40 - 0.15 * (longest - shortest), longest + 40 + 0.15 * (longest - shortest)] : [0, 2000];

  function tachogram() {
    const box = document.getElementById('tachogram');
    const data = [Array.from(uses, (use, i) => beats[i + 1] / hertz), lengths.map((length, i) => uses[i] === 0 ? length : null),
      lengths.map((length, i) => uses[i] === 1 ? clamp(length, range[0], range[1]) : null)];
    const plot = new uPlot({width: box.clientWidth, height: 240, legend: {show: false}, cursor: {y: false},
      scales: {x: {time: false, range: (u, low, high) => low === null || low === high ? [0, whole] : [low, high]}, y: {range: range}},
      axes: [timeAxis, valueAxis('RR, ms')],
      series: [{}, {stroke: () => css('--c0'), width: 1}, {stroke: () => css('--c1'), fill: () => css('--c1'), paths: () => null,
        points: {show: true, size: 4}}],
      hooks: {setSelect: [u => {
        if (u.select.width > 0) {
          show(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
        }
      }]}}, data, box);
    return plot;
  }

  function poincare() {
    const canvas = document.getElementById('poincare');
    const context = sharp(canvas);
    const size = canvas.clientWidth;
    const edge = 56;
    const scale = (size - edge - 12) / (range[1] - range[0]);
    const x = value => edge + (value - range[0]) * scale;
    const y = value => size - edge - (value - range[0]) * scale;
    context.font = '12px ' + getComputedStyle(document.body).fontFamily;
    axes(context, size, edge, x, y);
    const pairs = uses.reduce((all, use, i) => i > 0 && use === 0 && uses[i - 1] === 0 ? all + 1 : all, 0);
    context.fillStyle = css('--c0');
    context.globalAlpha = clamp(40 / Math.sqrt(pairs + 1), 0.06, 0.8);
    let sum = 0;
    for (let i = 1; i < uses.length; i++) {
      if (uses[i] === 0 && uses[i - 1] === 0) {
        context.fillRect(x(lengths[i - 1]) - 1, y(lengths[i]) - 1, 2, 2);
        sum += lengths[i - 1] + lengths[i];
      }
    }
    context.globalAlpha = 1;
    if (facts.sd1 !== null) {
      const mean = sum / pairs / 2;
      context.strokeStyle = css('--c1');
      context.lineWidth = 2;
      context.beginPath();
      context.ellipse(x(mean), y(mean), facts.sd2 * scale, facts.sd1 * scale, -Math.PI / 4, 0, 2 * Math.PI);
      context.stroke();
    }
    canvas.dataset.pairs = pairs;
  }

  function axes(context, size, edge, x, y) {
    const step = [10, 20, 50, 100, 200, 500, 1000].find(each => (range[1] - range[0]) / each <= 7) || 2000;
    context.strokeStyle = css('--rule');
    context.fillStyle = css('--quiet');
    for (let value = Math.ceil(range[0] / step) * step; value <= range[1]; value += step) {
      context.strokeRect(x(value), 12, 0, size - edge - 12);
      context.strokeRect(edge, y(value), size - edge - 12, 0);
      context.textAlign = 'center';
      context.fillText(value, x(value), size - edge + 18);
      context.textAlign = 'right';
      context.fillText(value, edge - 8, y(value) + 4);
    }
    context.textAlign = 'center';
    context.fillText('an interval, ms', (size + edge) / 2, size - 10);
    context.save();
    context.translate(12, (size - edge) / 2);
    context.rotate(-Math.PI / 2);
    context.fillText('the next one, ms', 0, 0);
    context.restore();
  }

  const start = beats.length ? Math.max(0, beats[0] / hertz - 1) : 0;
  tools();
  show(start, start + 10);
  build();
  const rhythm = tachogram();
  poincare();
  redraw();
  const again = () => {
    trace.setSize({width: place.clientWidth, height: 280});
    rhythm.setSize({width: rhythm.root.parentNode.clientWidth, height: 240});
    redraw();
    poincare();
  };
  window.addEventListener('resize', again);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  document.body.dataset.ready = 'yes';
})();
