// Sends the files of a form one by one by the form's very fields, and tells of each how far it is and what came of it.
// Without this script the form sends them all at once. All texts stand in the page: templates/parts/sending.html.
"use strict";
const SILENT = 200_000; // milliseconds; the server answers sooner, however long it reads
const FOR_GOOD = [403, 404, 413, 415, 422];
const files = new WeakMap();
let busy = false;

const sends = (form) => form?.matches?.("form[data-sending]");
const input = (form) => form.querySelector("input[type=file]");
const place = (form) => form.querySelector("[data-lines]");
const linesOf = (form, ...states) => [...place(form).children].filter((line) => states.includes(line.dataset.state));
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

function put(line, state, told, added = 0) {
  line.dataset.state = state;
  line.dataset.added = added;
  line.querySelector("[data-told]").textContent = told;
  line.querySelector("[data-again]").hidden = state !== "lost";
  if (state !== "reading") line.querySelector("progress").value = state === "taken" ? 1 : 0;
}

function lineOf(form, file) {
  const line = form.querySelector("template[data-line]").content.firstElementChild.cloneNode(true);
  const told = place(form).dataset;
  const size = Math.max(1, Math.round(file.size / 1024)).toLocaleString(document.documentElement.lang);
  for (const name of line.querySelectorAll("[data-name]")) name.textContent = ` ${file.name}`;
  line.querySelector("[data-size]").textContent = `${size} KB`;
  line.querySelector("progress").setAttribute("aria-label", file.name);
  files.set(line, file);
  if (file.size > Number(told.most)) put(line, "refused", told.tooLarge);
  else put(line, "waiting", told.waiting);
  return line;
}

function choose(form) {
  const keeps = input(form).multiple ? ["lost"] : [];
  place(form).replaceChildren(...linesOf(form, ...keeps), ...[...input(form).files].map((file) => lineOf(form, file)));
  place(form).hidden = !place(form).children.length;
}

function post(form, line) {
  const { underWay, reading } = place(form).dataset;
  const bar = line.querySelector("progress");
  const fields = new FormData(form);
  fields.set(input(form).name, files.get(line));
  put(line, "sending", underWay);
  return new Promise((resolve) => {
    const asked = new XMLHttpRequest();
    let watch;
    const stirs = () => { clearTimeout(watch); watch = setTimeout(() => asked.abort(), SILENT); };
    asked.upload.onprogress = ({ loaded, total }) => { stirs(); bar.value = loaded / total; };
    asked.upload.onload = () => { stirs(); put(line, "reading", reading); bar.removeAttribute("value"); };
    asked.onloadend = () => { clearTimeout(watch); resolve(asked); };
    asked.open("POST", form.action);
    asked.setRequestHeader("Accept", form.dataset.sending === "each" ? "application/json" : "text/html");
    stirs();
    asked.send(fields);
  });
}

function outcome(asked, told) {
  if (!asked.status) return ["lost", told.lost];
  try {
    const { says, added } = JSON.parse(asked.responseText);
    if (asked.status < 300) return ["taken", says, added];
    return [FOR_GOOD.includes(asked.status) ? "refused" : "lost", says[document.documentElement.lang]];
  } catch {
    return ["lost", asked.status < 300 ? told.signedOut : told.fault];
  }
}

function showAnswer(form, asked) {
  if (new URL(asked.responseURL).pathname !== new URL(form.action).pathname) return location.assign(asked.responseURL);
  const page = parsed(asked.responseText);
  document.title = page.title;
  document.body.replaceWith(page.body);
  const first = document.querySelector(".govuk-error-summary, .govuk-notification-banner") ?? document.querySelector("main");
  first.tabIndex = -1;
  first.focus();
}

async function refresh(form) {
  const answer = await fetch(form.action, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = parsed(await answer.text());
  const token = page.querySelector("form[data-sending] [name=csrf_token]");
  if (token) form.elements.csrf_token.value = token.value;
  if (form.dataset.sending === "each") showList(document.querySelector("[data-list]"), page.querySelector("[data-list]"));
}

function showList(before, now) {
  const focused = before.contains(document.activeElement) ? document.activeElement.id : "";
  for (const typed of before.querySelectorAll("input[id], select[id], textarea[id]")) {
    const same = now.querySelector(`#${CSS.escape(typed.id)}`);
    if (same) Object.assign(same, typed.type === "checkbox" ? { checked: typed.checked } : { value: typed.value });
  }
  before.replaceWith(now);
  if (focused) document.getElementById(focused)?.focus();
}

function end(form) {
  const told = place(form).dataset;
  const [taken, left] = [linesOf(form, "taken"), linesOf(form, "refused", "lost")];
  const added = taken.filter((line) => line.dataset.added !== "0").length;
  const kept = added ? told.some.replace("{n}", added) : taken.length ? told.none : "";
  const status = left.length ? `${kept} ${told.left} ${left.length}.` : kept;
  form.querySelector("[data-status]").textContent = status.trim();
  if (document.activeElement !== document.body && !form.contains(document.activeElement)) return;
  const [first] = left;
  const again = first?.dataset.state === "lost" ? first.querySelector("[data-again]") : null;
  (again ?? first ?? document.querySelector("[data-list]"))?.focus();
}

async function send(form, lines) {
  busy = true;
  const status = form.querySelector("[data-status]");
  if (lines.some((line) => line.dataset.state === "lost")) await refresh(form);
  input(form).disabled = true;
  for (const line of lines) {
    status.textContent = `${place(form).dataset.underWay}: ${files.get(line).name}`;
    const asked = await post(form, line);
    if (form.dataset.sending === "page" && asked.status) {
      busy = false;
      return showAnswer(form, asked);
    }
    put(line, ...outcome(asked, place(form).dataset));
    status.textContent = `${files.get(line).name}: ${line.querySelector("[data-told]").textContent}`;
  }
  input(form).disabled = false;
  input(form).value = "";
  if (linesOf(form, "taken").length) await refresh(form);
  busy = false;
  end(form);
}

document.addEventListener("change", ({ target }) => {
  if (target.type === "file" && sends(target.form)) choose(target.form);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!sends(form)) return;
  const lines = linesOf(form, "waiting", "lost");
  if (busy || lines.length || linesOf(form, "refused").length) event.preventDefault();
  if (busy) return;
  if (lines.length) send(form, lines);
  else if (event.defaultPrevented) end(form);
});
document.addEventListener("click", ({ target }) => {
  const again = target.closest("[data-again]");
  if (!again || busy) return;
  const line = again.closest("li");
  line.focus();
  send(again.form, [line]);
});
addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
addEventListener("pageshow", () => { if (!busy) document.querySelectorAll("form[data-sending]").forEach(choose); });
