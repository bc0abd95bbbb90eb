'use strict';
const root = document.body.dataset.root;
const query = document.getElementById('query');
const found = document.getElementById('found');
const pages = document.getElementById('pages');
const menu = document.getElementById('menu');

// light or dark: the system's, or what was chosen here
const kept = (() => { try { return localStorage.getItem('graft-scheme'); } catch (e) { return null; } })();
if (kept) document.documentElement.dataset.scheme = kept;
document.getElementById('scheme').addEventListener('click', () => {
  const now = document.documentElement.dataset.scheme ||
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.scheme = next;
  try { localStorage.setItem('graft-scheme', next); } catch (e) { /* for this page alone */ }
});

menu.addEventListener('click', () => {
  menu.setAttribute('aria-expanded', String(pages.classList.toggle('open')));
});

for (const block of document.querySelectorAll('main pre')) {
  const button = document.createElement('button');
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy this code');
  button.addEventListener('click', () => copy(block.querySelector('code').textContent, button));
  block.append(button);
}

/** What is copied is without the prompts of a terminal's lines and what it answered. */
function commands(text) {
  const typed = text.split('\n').filter(line => line.startsWith('$ '));
  return typed.length ? typed.map(line => line.slice(2)).join('\n') : text.replace(/\n$/, '');
}

async function copy(text, button) {
  const what = commands(text);
  try {
    await navigator.clipboard.writeText(what);
  } catch (e) { // a page from a file may not
    const area = document.createElement('textarea');
    area.value = what;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy'; }, 1500);
}

/** Sections that have every word, those with more of them in headings first. */
function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word);
  if (!words.length) return [];
  const hits = [];
  for (const [page, heading, address, body] of INDEX) {
    const titles = (page + ' ' + heading).toLowerCase();
    const all = titles + ' ' + body.toLowerCase();
    if (!words.every(word => all.includes(word))) continue;
    let score = 0;
    for (const word of words) {
      if (heading.toLowerCase() === word) score += 8;
      if (heading.toLowerCase().includes(word)) score += 4;
      if (page.toLowerCase().includes(word)) score += 2;
      if (new RegExp('(^|[^a-z0-9])' + word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).test(all)) score += 1;
    }
    hits.push({page, heading, address, body, score});
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, 20).map(hit => ({...hit, words}));
}

function marked(element, text, words) {
  const lower = text.toLowerCase();
  const places = words.map(word => lower.indexOf(word)).filter(i => i >= 0);
  const at = places.length ? Math.max(0, Math.min(...places) - 60) : 0;
  const piece = (at ? '… ' : '') + text.slice(at, at + 180);
  let rest = piece;
  while (rest) {
    const next = words.map(word => [rest.toLowerCase().indexOf(word), word]).filter(([i]) => i >= 0).sort((a, b) => a[0] - b[0]);
    if (!next.length) break;
    const [i, word] = next[0];
    element.append(rest.slice(0, i));
    const mark = document.createElement('mark');
    mark.textContent = rest.slice(i, i + word.length);
    element.append(mark);
    rest = rest.slice(i + word.length);
  }
  element.append(rest);
}

function show() {
  const hits = search(query.value);
  found.replaceChildren();
  found.hidden = !query.value.trim();
  if (!found.hidden && !hits.length) found.append('Nothing found; every word has to be on the page.');
  for (const hit of hits) {
    const link = document.createElement('a');
    link.href = root + hit.address;
    const title = document.createElement('strong');
    title.textContent = hit.heading === hit.page ? hit.page : hit.page + ': ' + hit.heading;
    const text = document.createElement('small');
    marked(text, hit.body, hit.words);
    link.append(title, text);
    link.addEventListener('click', () => { found.hidden = true; });
    found.append(link);
  }
}

query.addEventListener('input', show);
query.addEventListener('focus', show);
document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  const first = found.querySelector('a');
  if (first) location.href = first.href;
});
document.addEventListener('keydown', event => {
  const links = [...found.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (event.key === '/' && document.activeElement !== query) { event.preventDefault(); query.focus(); }
  else if (event.key === 'Escape') { found.hidden = true; }
  else if (!found.hidden && event.key === 'ArrowDown' && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
  else if (!found.hidden && event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (at === 0 ? query : links[at - 1]).focus(); }
});
document.addEventListener('click', event => {
  if (!found.contains(event.target) && event.target !== query) found.hidden = true;
});
