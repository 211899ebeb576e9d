
(function () {
  'use strict';
  function value(row, column) {
    var text = row.cells[column].textContent.trim();
    var number = Number(text.replace(/,/g, '').replace('\u2013', ''));
    return text === '\u2013' ? -Infinity : text !== '' && !isNaN(number) ? number : text;
  }
  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
      return a === b ? 0 : a < b ? -1 : 1;
    }
    return String(a).localeCompare(String(b), 'en', {numeric: true});
  }
  function sort(table, head) {
    var column = head.cellIndex;
    var body = table.tBodies[0];
    var numbers = head.classList.contains('n');
    var before = head.getAttribute('aria-sort');
    var falling = before ? before === 'ascending' : numbers && !head.textContent.match(/^p|Start|End/);
    var keyed = Array.prototype.map.call(body.rows, function (row, i) { return {row: row, key: value(row, column), i: i}; });
    keyed.sort(function (a, b) { return (falling ? -1 : 1) * compare(a.key, b.key) || a.i - b.i; });
    keyed.forEach(function (entry) { body.appendChild(entry.row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
  }
  function prepare(table) {
    var first = Number(table.dataset.first);
    var body = table.tBodies[0];
    var total = body.rows.length;
    var filter = null;
    var more = null;
    function mark() {
      var words = filter ? filter.value.trim().toLowerCase() : '';
      var shown = 0;
      Array.prototype.forEach.call(body.rows, function (row) {
        var match = !words || row.textContent.toLowerCase().indexOf(words) >= 0;
        row.hidden = !match;
        row.classList.toggle('rest', match && ++shown > first);
      });
      if (more) {
        more.hidden = shown <= first;
        more.textContent = table.classList.contains('beyond') ? 'Show all ' + shown : 'Show the first ' + first;
      }
    }
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
      if ('plain' in head.dataset) {
        return;
      }
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', function () { sort(table, head); mark(); });
      head.dataset.label = head.textContent;
      head.replaceChildren(button);
    });
    if (total > first) {
      filter = document.createElement('input');
      filter.type = 'search';
      filter.placeholder = 'Filter ' + total + ' rows';
      filter.setAttribute('aria-label', 'Filter rows');
      filter.addEventListener('input', mark);
      var tools = document.createElement('div');
      tools.className = 'tools';
      tools.appendChild(filter);
      table.parentNode.before(tools);
      more = document.createElement('button');
      more.type = 'button';
      more.className = 'more';
      more.addEventListener('click', function () { table.classList.toggle('beyond'); mark(); });
      table.parentNode.after(more);
      table.classList.add('beyond');
      mark();
    }
  }
  Array.prototype.forEach.call(document.querySelectorAll('table.sortable'), prepare);
})();
