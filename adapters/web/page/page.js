import { make, showReply } from './answer.js';
import { readEvents } from './event-reader.js';

const byId = (id) => document.getElementById(id);
const form = byId('ask');
const product = byId('product');
const question = byId('question');
const status = byId('status');
const card = byId('answer');
const stop = byId('stop');
const send = byId('send');

const examples = [
  'How do I pair my phone over Bluetooth?',
  'How do I reset it to factory settings?',
  'What does E-09 mean?',
  'Hitting one pad sets off another. What can I do?',
];
const offline = 'The server can’t be reached. Please check that it is running, and ask again.';

/** Products that have been offered, by the name that is shown. */
const offered = new Map();
const mostChips = 8;
let running = null;
let typing = null;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void ask(product.value.trim());
});
question.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
product.addEventListener('input', () => {
  markChips();
  clearTimeout(typing);
  typing = setTimeout(() => void suggest(product.value.trim()), 150);
});
stop.addEventListener('click', () => running?.abort());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') running?.abort();
});

showExamples();
await showProducts();

async function ask(name) {
  const words = question.value.trim();
  if (words === '') {
    say('Please write a question.', true);
    question.focus();
    return;
  }
  running?.abort();
  const own = new AbortController();
  running = own;
  setBusy(true);
  card.hidden = true;
  card.replaceChildren();
  say('Asking…');
  bringIntoView();
  try {
    await stream({ product: offered.get(name)?.id ?? name, question: words, scenario: scenario() }, own.signal);
  } catch {
    if (running === own) say(own.signal.aborted ? 'Stopped.' : offline, !own.signal.aborted);
  } finally {
    if (running === own) {
      running = null;
      setBusy(false);
      card.setAttribute('aria-busy', 'false');
    }
  }
}

/** Where the form fills the window, the answer would be written below it, unseen. */
function bringIntoView() {
  if (matchMedia('(pointer: coarse)').matches) question.blur();
  if (status.getBoundingClientRect().top < innerHeight * 0.6) return;
  byId('reply').classList.add('asked');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  byId('reply').scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}

async function stream(body, signal) {
  const response = await fetch('/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    say(await sentenceOf(response), true);
    return;
  }
  let over = false;
  for await (const { event, data } of readEvents(response.body)) {
    signal.throwIfAborted();
    if (event === 'draft') show(data.reply);
    if (event === 'fail') say(data.sentence, true);
    over ||= event === 'end' || event === 'fail';
  }
  if (!over) say('The answer broke off. Please ask again.', true);
}

function show(reply) {
  const { status: doing, finished, body, outcome } = reply;
  if (finished) say(outcome === null ? 'The answer is complete.' : '');
  else say(doing ?? 'Writing the answer…');
  card.hidden = body.length === 0 && reply.product === null && !finished;
  showReply(card, reply, {
    onCandidate(candidate) {
      choose(candidate);
      void ask(candidate.name);
      question.focus({ preventScroll: true });
    },
    onFollowUp(asked) {
      question.value = asked;
      form.requestSubmit();
    },
  });
}

async function sentenceOf(response) {
  try {
    const { error } = await response.json();
    return typeof error === 'string' ? error : offline;
  } catch {
    return offline;
  }
}

/** Writes the status line; the same words aren't written twice, since that would read them out again. */
function say(sentence, wrong = false) {
  status.classList.toggle('wrong', wrong);
  status.classList.toggle('busy', running !== null && !wrong && sentence !== '');
  if (status.textContent !== sentence) status.textContent = sentence;
}

function setBusy(busy) {
  stop.hidden = !busy;
  send.disabled = false;
  if (!busy) status.classList.remove('busy');
}

const scenario = () => new FormData(form).get('scenario');

async function fetchProducts(search) {
  try {
    const response = await fetch(`/products?search=${encodeURIComponent(search)}&limit=${search === '' ? 50 : 12}`);
    const { products } = await response.json();
    for (const one of products) offered.set(one.name, one);
    return products;
  } catch {
    return [];
  }
}

async function showProducts() {
  const products = await fetchProducts('');
  byId('products').replaceChildren(...products.map(({ name }) => make('option', { value: name })));
  const rank = ({ sample, manual }) => Number(sample) * 2 + Number(manual);
  const sorted = products.toSorted((one, other) => rank(other) - rank(one)).slice(0, mostChips);
  byId('chips').replaceChildren(
    ...sorted.map((one) => {
      const chip = make('button', { type: 'button', textContent: one.name, dir: 'auto' });
      chip.dataset.name = one.name;
      if (one.sample) chip.append(make('span', { className: 'badge', textContent: 'sample' }));
      chip.addEventListener('click', () => {
        choose(product.value === one.name ? { name: '' } : one);
      });
      return make('li', {}, [chip]);
    }),
  );
  if (sorted[0]?.sample) choose(sorted[0]);
}

async function suggest(search) {
  const products = await fetchProducts(search);
  if (product.value.trim() !== search) return;
  byId('products').replaceChildren(...products.map(({ name }) => make('option', { value: name })));
}

/** Products can share a name: it stands for the one that was chosen last. */
function choose({ id, name, sample = false }) {
  if (id !== undefined && offered.get(name)?.id !== id) offered.set(name, { id, name, sample });
  product.value = name;
  markChips();
}

function markChips() {
  for (const chip of byId('chips').querySelectorAll('button')) {
    chip.setAttribute('aria-pressed', String(chip.dataset.name === product.value));
  }
  byId('examples').hidden = offered.get(product.value)?.sample === false;
}

function showExamples() {
  byId('examples').replaceChildren(
    ...examples.map((words) => {
      const button = make('button', { type: 'button', textContent: words });
      button.addEventListener('click', () => {
        question.value = words;
        form.requestSubmit();
      });
      return make('li', {}, [button]);
    }),
  );
}
