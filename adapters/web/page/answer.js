/** What a piece may become. Everything else is shown as its text. */
const tags = new Set('p h3 h4 ul ol li strong em del code pre blockquote hr br table tr th td'.split(' '));
/** Addresses of the web and of our own manuals. */
const openable = /^(https?:\/\/|\/manuals\/)/;
const boxes = { hazard: 'Warning', tip: 'Tip', accessory: 'Goes with it' };

/** Shows a reply in the card. Pieces that haven't changed keep their nodes, and with them selection and focus. */
export function showReply(card, reply, { onCandidate, onFollowUp }) {
  card.setAttribute('aria-busy', String(!reply.finished));
  patch(section(card, 'head'), headOf(reply));
  patch(
    section(card, 'body'),
    reply.body.map((piece) => ({ key: piece, make: () => makeBlock(piece) })),
  );
  patch(section(card, 'end'), endOf(reply, onCandidate, onFollowUp));
}

function section(card, name) {
  const found = card.querySelector(`:scope > .${name}`);
  if (found !== null) return found;
  const made = make('div', { className: name });
  card.append(made);
  return made;
}

/** Replaces the children from the first one on whose key has changed. */
function patch(parent, items) {
  items.forEach(({ key, make: build }, index) => {
    const text = JSON.stringify(key);
    const old = parent.children[index];
    if (old?.pieceKey === text) return;
    const node = build();
    node.pieceKey = text;
    if (old === undefined) parent.append(node);
    else old.replaceWith(node);
  });
  while (parent.children.length > items.length) parent.lastElementChild.remove();
}

function headOf({ product, manual, missing }) {
  const items = [];
  if (product !== null) items.push(item(product, () => make('h2', { textContent: product, dir: 'auto' })));
  if (manual !== null) {
    items.push(
      item(manual, () =>
        make('p', { className: 'manual', dir: 'auto' }, [
          manual.name,
          ...(manual.href === null ? [] : [' · ', link(manual.href, 'Open the manual')]),
        ]),
      ),
    );
  }
  if (missing !== null) {
    items.push(
      item(missing, () =>
        make('p', { className: 'missing' }, [
          missing.sentence,
          ...(missing.href === null ? [] : [' ', link(missing.href, 'The maker’s page')]),
        ]),
      ),
    );
  }
  return items;
}

function endOf({ outcome, candidates, notices, sources, followUps, finished }, onCandidate, onFollowUp) {
  const items = [];
  if (outcome !== null)
    items.push(item(outcome, () => make('p', { className: 'outcome', textContent: outcome, dir: 'auto' })));
  if (candidates.length > 0) {
    items.push(item(candidates, () => chips(candidates.map((one) => chip(one.name, () => onCandidate(one))))));
  }
  for (const notice of notices) {
    items.push(item(notice, () => make('p', { className: 'notice', textContent: notice, dir: 'auto' })));
  }
  if (finished && sources.length > 0) items.push(item(sources, () => makeSources(sources)));
  if (followUps.length > 0) items.push(item(followUps, () => makeFollowUps(followUps, onFollowUp)));
  return items;
}

function makeFollowUps(followUps, onFollowUp) {
  return make('div', { className: 'follow-ups' }, [
    make('h3', { textContent: 'Go on with' }),
    chips(followUps.map((asked) => chip(asked, () => onFollowUp(asked)))),
  ]);
}

const chips = (items) => make('ul', { className: 'chips' }, items);

function chip(text, onClick) {
  const button = make('button', { type: 'button', textContent: text, dir: 'auto' });
  button.addEventListener('click', onClick);
  return make('li', {}, [button]);
}

function makeSources(sources) {
  return make('div', { className: 'sources' }, [
    make('h3', { textContent: 'Sources' }),
    make(
      'ul',
      {},
      sources.map(({ name, href }) => make('li', {}, [href === null ? name : link(href, name)])),
    ),
  ]);
}

const item = (key, build) => ({ key, make: build });

function makeBlock(piece) {
  return typeof piece === 'string' ? make('p', { textContent: piece, dir: 'auto' }) : makePiece(piece);
}

function makePiece(piece) {
  if (typeof piece === 'string') return document.createTextNode(piece);
  const { tag, children, href, start } = piece;
  if (tag === 'page') return makePage(children, href);
  if (tag === 'a')
    return href === undefined ? document.createTextNode(children.join('')) : link(href, children.join(''));
  if (Object.hasOwn(boxes, tag)) return makeBox(piece);
  if (!tags.has(tag)) return document.createTextNode(children.filter((child) => typeof child === 'string').join(''));
  const node = make(tag, {}, children.map(makePiece));
  if (['p', 'li', 'h3', 'h4', 'td', 'th', 'blockquote'].includes(tag)) node.dir = 'auto';
  if (tag === 'th') node.scope = 'col';
  if (tag === 'ol' && start !== undefined) node.start = start;
  if (tag !== 'table') return node;
  // A table wider than the window scrolls by itself, wherever it stands.
  return make('div', { className: 'wide', tabIndex: 0, role: 'region', ariaLabel: 'Table' }, [node]);
}

function makePage(children, href) {
  const label = children.join('');
  if (href === undefined || !openable.test(href))
    return make('span', { className: 'page', textContent: label, dir: 'auto' });
  const chip = link(href, label);
  chip.className = 'page';
  chip.dir = 'auto';
  chip.setAttribute('aria-label', label.replace(/^p\. /, 'Page '));
  return chip;
}

function makeBox({ tag: kind, children, href, label = boxes[kind] }) {
  const content = children.map(makeBlock);
  if (href !== undefined) content.push(make('p', {}, [link(href, href)]));
  return make('aside', { className: `box ${kind}`, dir: 'auto' }, [
    make('strong', { className: 'label', textContent: label, dir: 'auto' }),
    ...content,
  ]);
}

/** A link that opens beside the page and tells nobody where it was clicked; its text alone where it may not be opened. */
function link(href, text) {
  if (!openable.test(href)) return document.createTextNode(text);
  return make('a', { href, textContent: text, target: '_blank', rel: 'noopener noreferrer' });
}

export function make(tag, properties, children = []) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}
