'use strict';
// Shows the boards that the session sends. Every text of the PBX is set as text: it is never markup.
(() => {
  const LongestSilence = 5000;
  const SummaryPause = 15000;
  const page = document.documentElement;
  const words = JSON.parse(page.dataset.words);
  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const $ = id => document.getElementById(id);
  let board = null;
  let skew = 0;
  let heardAt = performance.now();
  let heardTime = Date.now();
  let summaryAt = -SummaryPause;

  const text = (element, value) => {
    const wanted = value ?? '';
    if (element.textContent !== wanted) element.textContent = wanted;
  };
  const two = number => String(number).padStart(2, '0');
  const span = milliseconds => {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000));
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };
  const clock = (time, seconds) => {
    const at = new Date(time - skew);
    return `${two(at.getHours())}:${two(at.getMinutes())}${seconds ? `:${two(at.getSeconds())}` : ''}`;
  };
  const party = (number, name) => name && number && name !== number ? `${name} \u00b7 ${number}` : name ?? number ?? '';

  // What is shown doesn't age while changes are unknown.
  const now = () => {
    const time = Date.now() + skew;
    if (board?.interrupted) return Math.min(time, board.interrupted.since);
    return isSilent() ? heardTime + skew : time;
  };
  const isSilent = () => performance.now() - heardAt > LongestSilence;

  const make = (name, className) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    return element;
  };

  // Elements are kept by key, so that a reader's place and a selection survive a change.
  const keep = (parent, items, key, create, fill) => {
    const known = new Map([...parent.children].map(child => [child.dataset.key, child]));
    let next = parent.firstElementChild;
    for (const item of items) {
      const name = String(key(item));
      let element = known.get(name);
      if (element) known.delete(name);
      else {
        element = create();
        element.dataset.key = name;
      }
      fill(element, item);
      if (element === next) next = next.nextElementSibling;
      else parent.insertBefore(element, next);
    }
    for (const gone of known.values()) gone.remove();
  };

  const row = (...classes) => () => {
    const tr = make('tr');
    classes.forEach((name, i) => {
      const cell = make(i ? 'td' : 'th', name);
      if (!i) cell.scope = 'row';
      tr.append(cell);
    });
    return tr;
  };
  const since = (element, time) => { element.dataset.since = time; };
  const withSmall = (cell, main, small) => {
    if (!cell.firstChild) cell.append(make('span'), ' ', make('small'));
    text(cell.firstElementChild, main);
    text(cell.lastElementChild, small);
  };
  const table = (body, items, key, create, fill) => {
    const name = body[0].toUpperCase() + body.slice(1);
    $(`${body.replace(/s$/, '')}Table`).hidden = !items.length;
    $(`no${name}`).hidden = !!items.length;
    keep($(body), items, key, create, fill);
  };

  const queueCard = () => {
    const card = make('article');
    const callers = make('ol');
    card.append(make('h3'), make('p', 'count'), make('p', 'mark'), make('p'), callers);
    return card;
  };
  const fillQueue = (card, queue) => {
    const [title, count, mark, agents, callers] = card.children;
    text(title, `${queue.number} ${queue.name ?? ''}`);
    text(count, say(words.waiting, queue.waiting.length));
    mark.dataset.sla = queue.sla;
    if (queue.waiting.length) mark.dataset.longest = queue.waiting[0].since;
    else delete mark.dataset.longest;
    text(agents, say(words.readyOf, queue.ready, queue.present));
    keep(callers, queue.waiting, caller => caller.id, () => {
      const line = make('li');
      line.append(make('span'), make('span', 'time'));
      return line;
    }, (line, caller) => {
      text(line.firstElementChild, party(caller.number, caller.name));
      since(line.lastElementChild, caller.since);
    });
  };

  const draw = () => {
    text($('name'), board.name);
    keep($('notes'), board.notes, note => note, () => make('li'), (line, note) => text(line, note));
    const today = board.today;
    text($('rate'), today?.rate === undefined ? '\u2013' : `${(today.rate * 100).toLocaleString(page.lang, { maximumFractionDigits: 1 })} %`);
    text($('dayCalls'), today ? String(today.calls) : '\u2013');
    text($('dayGaveUp'), today ? String(today.gaveUp) : '\u2013');
    const waiting = board.queues.flatMap(queue => queue.waiting);
    text($('waiting'), String(waiting.length));
    if (waiting.length) since($('longest'), Math.min(...waiting.map(caller => caller.since)));
    else {
      delete $('longest').dataset.since;
      text($('longest'), '\u2013');
    }
    text($('ready'), String(board.agents.filter(agent => agent.group === 'Ready').length));
    keep($('queues'), board.queues, queue => queue.number, queueCard, fillQueue);
    table('agents', board.agents, agent => agent.number, row('who', 'state', 'time', 'who', 'who extra'), (tr, agent) => {
      const [who, state, time, partner, last] = tr.cells;
      tr.className = agent.group;
      withSmall(who, agent.name ?? agent.number, `${agent.name ? `${agent.number} ` : ''}${say(words.inQueues, agent.queues)}`);
      withSmall(state, agent.state, agent.reason);
      since(time, agent.since);
      text(partner, party(agent.partnerNumber, agent.partnerName));
      text(last, agent.last ? `${clock(agent.last.at)} ${party(agent.last.number, agent.last.name)}, ${span(agent.last.talk * 1000)}` : '');
    });
    table('calls', board.calls, call => call.id, row('who', 'who', 'state', 'time'), (tr, call) => {
      const [caller, callee, state, time] = tr.cells;
      tr.className = call.talking ? 'talking' : '';
      text(caller, party(call.caller, call.callerName));
      text(callee, party(call.callee, call.calleeName));
      text(state, call.state);
      since(time, call.since);
    });
    table('gaveUp', board.gaveUp, call => call.id, row('time', 'who', 'who', 'time'), (tr, call) => {
      const [at, caller, called, waited] = tr.cells;
      text(at, clock(call.at));
      text(caller, party(call.number, call.name));
      text(called, call.where);
      text(waited, call.waited === undefined ? '' : span(call.waited * 1000));
    });
    document.title = waiting.length ? `(${waiting.length}) ${words.title}` : words.title;
    tick();
  };

  // The reason is announced once; the seconds aren't.
  const showBanner = () => {
    const from = isSilent() ? heardTime + skew : board?.interrupted?.since;
    const reason = isSilent()
      ? words.noSession
      : board?.interrupted?.reason ?? (board ? null : words.connecting);
    const isStale = !!reason;
    document.body.classList.toggle('stale', isStale);
    $('banner').hidden = !isStale;
    if (!isStale) return;
    text($('bannerText'), board ? say(words.interrupted, clock(from, true), reason) : reason);
    text($('bannerTime'), board ? `(${span(Date.now() + skew - from)})` : '');
  };

  const summarize = () => {
    if (!board || performance.now() - summaryAt < SummaryPause) return;
    summaryAt = performance.now();
    const waiting = board.queues.reduce((sum, queue) => sum + queue.waiting.length, 0);
    const ready = board.agents.filter(agent => agent.group === 'Ready').length;
    text($('summary'), say(words.summary, waiting, ready, board.calls.length));
  };

  const tick = () => {
    const time = now();
    text($('clock'), clock(Date.now() + skew, true));
    for (const element of document.querySelectorAll('[data-since]')) text(element, span(time - Number(element.dataset.since)));
    for (const mark of document.querySelectorAll('[data-sla]')) {
      const [wait, sla] = [mark.dataset.longest ? (time - Number(mark.dataset.longest)) / 1000 : -1, Number(mark.dataset.sla)];
      const state = wait < 0 ? '' : wait >= sla ? 'late' : wait >= sla / 2 ? 'warn' : '';
      mark.parentElement.className = state;
      const longest = wait < 0 ? words.noWait : say(words.longest, span(wait * 1000));
      text(mark, state ? say(state === 'late' ? words.tooLong : words.soonTooLong, longest) : longest);
    }
    showBanner();
    summarize();
  };

  const hear = () => {
    heardAt = performance.now();
    heardTime = Date.now();
  };
  const source = new EventSource('events');
  source.onmessage = message => {
    hear();
    board = JSON.parse(message.data);
    // A difference of a moment is the way here.
    skew = Math.abs(board.now - Date.now()) < 2000 ? 0 : board.now - Date.now();
    draw();
  };
  source.addEventListener('beat', () => {
    hear();
    showBanner();
  });
  $('full').addEventListener('click', () => document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen());
  setInterval(tick, 1000);
  tick();
})();
