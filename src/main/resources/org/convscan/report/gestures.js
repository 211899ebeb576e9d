/**
 * Wheel, mouse, fingers and keys that lead a view along a trace.
 *
 * @param place of the trace, which takes the keys
 * @param view from, to: what is shown now
 * @param whole gives where everything ends; it begins at 0
 * @param show takes the next from and to
 */
function gestures(place, view, whole, show) {
  const clamp = (x, low, high) => Math.max(low, Math.min(high, x));
  const zoom = (factor, share) => {
    const at = view.from + share * (view.to - view.from);
    show(at - (at - view.from) * factor, at + (view.to - at) * factor);
  };
  const move = share => show(view.from + share * (view.to - view.from), view.to + share * (view.to - view.from));

  place.addEventListener('keydown', event => {
    const keys = {'+': () => zoom(0.5, 0.5), '=': () => zoom(0.5, 0.5), '-': () => zoom(2, 0.5), ArrowLeft: () => move(-0.25),
      ArrowRight: () => move(0.25)};
    if (keys[event.key] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  /** To be called for each plot that is built: over lies over it. */
  function listen(over) {
    const pointers = new Map();
    const share = x => clamp((x - over.getBoundingClientRect().left) / over.clientWidth, 0, 1);
    over.addEventListener('wheel', event => {
      if (event.deltaY < 0 || view.to - view.from < whole()) {
        event.preventDefault();
        zoom(Math.exp(clamp(event.deltaY, -200, 200) * 0.003), share(event.clientX));
      }
    }, {passive: false});
    over.addEventListener('pointerdown', event => {
      pointers.set(event.pointerId, event.clientX);
      over.setPointerCapture(event.pointerId);
    });
    over.addEventListener('pointermove', event => {
      if (!pointers.has(event.pointerId)) {
        return;
      }
      const before = Array.from(pointers.values());
      pointers.set(event.pointerId, event.clientX);
      const now = Array.from(pointers.values());
      if (now.length === 1) {
        move((before[0] - now[0]) / over.clientWidth);
      } else {
        zoom(Math.abs(before[0] - before[1]) / Math.max(8, Math.abs(now[0] - now[1])), share((now[0] + now[1]) / 2));
      }
    });
    ['pointerup', 'pointercancel'].forEach(name => over.addEventListener(name, event => pointers.delete(event.pointerId)));
    over.addEventListener('dblclick', () => show(0, whole()));
  }

  return {move: move, listen: listen};
}
