// Hashes a chosen or dropped file in the browser and asks whether it is one that was sealed here. Nothing is sent but
// the hash. Without this script the form sends the file, and the page that answers names every check.
"use strict";
const form = document.querySelector("form[data-verify]");
const file = form.querySelector("input[type=file]");
const told = form.querySelector("[data-told]");

async function look() {
  const [chosen] = file.files;
  told.hidden = true;
  if (!chosen || !window.crypto.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer()));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const answer = await fetch(form.dataset.address.replace("0".repeat(64), hex), { headers: { Accept: "application/json" } });
  if (!answer.ok && answer.status !== 404) return;
  told.textContent = answer.ok ? form.dataset.known + " " : form.dataset.strange;
  if (answer.ok) {
    const { serial } = await answer.json();
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = form.dataset.page.replace("0".repeat(20), serial);
    link.textContent = serial.replace(/(.{4})(?=.)/g, "$1-");
    told.append(link);
  }
  told.hidden = false;
}

file.addEventListener("change", look);
for (const event of ["dragover", "drop"]) document.addEventListener(event, (moved) => moved.preventDefault());
document.addEventListener("drop", (dropped) => {
  if (dropped.dataTransfer.files.length !== 1) return;
  file.files = dropped.dataTransfer.files;
  look();
});
