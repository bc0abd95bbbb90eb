"use strict";
// Follows a run by server-sent events. Everything that comes from it is set as text, never as markup.
const at = id => document.getElementById(id);
const make = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const number = value => value === null || value === undefined ? "-" : value.toFixed(4);
const duration = seconds =>
  seconds < 90 ? `${Math.round(seconds)} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
const bytes = n => n >= 1e9 ? `${(n / 1e9).toFixed(1)} GB` : `${Math.round(n / 1e6)} MB`;

async function send(kind, which) {
  const answer = await fetch("requests", {method: "POST", body: JSON.stringify({kind, which})});
  const words = kind === "STOP" ? "The run was asked to stop." : "What has not begun of it is skipped.";
  say(answer.ok ? words : `Refused: ${await answer.text()}`);
}

function ask(question, then) {
  const back = document.activeElement;
  at("question").textContent = question;
  const dialog = at("ask");
  dialog.returnValue = "no";
  dialog.onclose = () => {
    if (back && back.isConnected) back.focus();
    if (dialog.returnValue === "yes") then().catch(e => say(`Not sent: ${e.message}`));
  };
  dialog.showModal();
  at("no").focus();
}

let said = "";
function say(text) {
  if (text !== said) at("state").textContent = said = text;
}

function facts(run) {
  const rows = [["Trials", `${run.ended ?? 0} of ${run.trials ?? "?"}`]];
  if (run.time) {
    rows.push(["Running for", duration(run.time.seconds)]);
    rows.push(["Rate", `${run.time.perMinute.toFixed(1)} trials a minute`]);
    if (run.time.left !== null) rows.push(["Time left", `about ${duration(run.time.left)}${run.time.seen < 1 ? ", by estimate" : ""}`]);
  }
  if (run.step) rows.push(["Last shared step", run.step]);
  if (run.process) rows.push(["Processor time", duration(run.process.cpuSeconds)], ["Memory", bytes(run.process.memory)]);
  at("facts").replaceChildren(...rows.map(([name, value]) => {
    const row = make("div");
    row.append(make("dt", name), make("dd", value));
    return row;
  }));
}

function curve(name, curves) {
  const lines = Object.entries(curves).filter(([, points]) => points.length > 1);
  if (!lines.length) return null;
  const figure = make("figure");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const last = Math.max(...lines.flatMap(([, points]) => points.map(p => p[0])));
  svg.setAttribute("viewBox", "0 0 200 110");
  svg.setAttribute("role", "img");
  const ends = lines.map(([split, points]) => `${split} ${points[points.length - 1][1].toFixed(3)}`).join(", ");
  svg.setAttribute("aria-label", `${name}: accuracy by epoch, at epoch ${last}: ${ends}`);
  for (const [split, points] of lines) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    line.setAttribute("class", split);
    line.setAttribute("points", points.map(p => `${20 + 175 * p[0] / Math.max(1, last)},${100 - 95 * p[1]}`).join(" "));
    svg.append(line);
  }
  for (const [text, x, y] of [["1", 10, 10], ["0", 10, 102], [String(last), 180, 109]]) {
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    label.setAttribute("x", x);
    label.setAttribute("y", y);
    label.textContent = text;
    svg.append(label);
  }
  figure.append(svg, make("figcaption", `${name}: ${ends}`));
  return figure;
}

const open = new Set();

function group(run, one) {
  const section = make("div");
  const title = `${one.transfer}, ${one.backbone}`;
  section.append(make("h3", title));
  const scroll = make("div", undefined, {class: "scroll", tabindex: "0", role: "region", "aria-label": `Table: ${title}`});
  const table = make("table");
  table.append(make("caption", `${run.metric} on the test split`, {class: "quiet"}));
  const head = make("tr");
  for (const [text, wide] of [["strategy"], ["ended"], ["failed", true], ["mean"], ["sd", true]]) {
    head.append(make("th", text, {scope: "col", ...(wide ? {class: "wide"} : {})}));
  }
  if (run.running) head.append(make("th", "skip", {scope: "col"}));
  const body = make("tbody");
  for (const row of one.strategies) {
    const line = make("tr");
    line.append(make("th", row.strategy, {scope: "row"}), make("td", `${row.ended}/${row.trials}`), make("td", row.failed, {class: "wide"}),
      make("td", number(row.mean)), make("td", number(row.sd), {class: "wide"}));
    if (run.running) {
      const cell = make("td");
      if (row.ended < row.trials) {
        const which = {transfer: one.transfer, backbone: one.backbone, strategy: row.strategy};
        const button = make("button", "Skip", {type: "button", "data-key": JSON.stringify(which), "aria-label": `Skip ${row.strategy} in ${title}`});
        button.onclick = () => ask(`Skip what has not begun of ${row.strategy} in ${title}? It is recorded as skipped by hand, and the report says so.`,
          () => send("SKIP", which));
        cell.append(button);
      }
      line.append(cell);
    }
    body.append(line);
  }
  const thead = make("thead");
  thead.append(head);
  table.append(thead, body);
  scroll.append(table);
  const figures = one.strategies.map(row => curve(row.strategy, row.curves)).filter(Boolean);
  section.append(scroll);
  if (figures.length) {
    const details = make("details");
    details.open = open.has(title);
    details.ontoggle = () => details.open ? open.add(title) : open.delete(title);
    const curves = make("div", undefined, {class: "curves"});
    curves.append(...figures);
    details.append(make("summary", "Learning curves: mean accuracy by epoch (train dashed, validation coloured)", {"data-key": `curves ${title}`}), curves);
    section.append(details);
  }
  return section;
}

function show(run) {
  document.title = `${run.ended ?? 0}/${run.trials ?? "?"} ${run.run} - Graft`;
  at("name").textContent = run.run;
  const over = run.trials > 0 && run.ended === run.trials;
  say(run.trouble ?? (run.running ? "Running" : over ? "Complete" : run.trials ? "Stopped: trials are left; the same command goes on" : "Not begun"));
  at("stop").hidden = !run.running;
  at("bar").max = Math.max(1, run.trials ?? 1);
  at("bar").value = run.ended ?? 0;
  facts(run);
  at("caution").textContent = run.looks
    ? "Descriptive. Tests are made at the declared looks and told in the report, not here."
    : "Descriptive. Tests are made once the run has ended and told in the report, not here.";
  const key = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : undefined;
  at("groups").replaceChildren(...(run.groups ?? []).map(one => group(run, one)));
  if (key) document.querySelectorAll("[data-key]").forEach(e => { if (e.dataset.key === key) e.focus(); });
  const failures = run.failures ?? [];
  at("nofailures").hidden = failures.length > 0;
  at("failures").replaceChildren(...failures.map(one => make("li", `${one.strategy} (${one.trial}): ${one.what}`)));
}

at("stop").onclick = () => ask("Stop the run? What has ended is recorded, and the same command goes on from there.", () => send("STOP", {}));
const events = new EventSource("events");
events.onmessage = event => show(JSON.parse(event.data));
events.onerror = () => say("Disconnected: the watching process has ended, or will be back");
