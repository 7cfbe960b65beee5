// Keeps what is typed, a moment after somebody stops, and says so. Every page works without this file: its buttons keep too.
// Words that cannot be sent are held by the browser, encrypted under a key that is asked for after sign-in and never stored with them.
const PAUSE = 700;
const HELD = "throughcare-words:";
const form = document.querySelector("form.tc-writing");

const asBytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const asText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

let locked = null;
const key = () => {
  locked ??= fetch(form.dataset.key, { credentials: "same-origin", redirect: "manual" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error("signed out"))))
    .then((said) => crypto.subtle.importKey("raw", asBytes(said.key), "AES-GCM", false, ["encrypt", "decrypt"]))
    .catch((error) => { locked = null; throw error; });
  return locked;
};

const place = HELD + window.location.pathname;
// To lock words takes a moment. Those that have arrived meanwhile are not held after all: the next page would put them back over newer ones.
let turn = 0;
const hold = async (body) => {
  const mine = ++turn;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const kept = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), new TextEncoder().encode(body));
  if (mine === turn) localStorage.setItem(place, JSON.stringify({ iv: asText(iv), kept: asText(kept) }));
};
const isHeld = (words) => hold(words).then(() => true, () => false);
const held = async () => {
  const stored = localStorage.getItem(place);
  if (!stored) return null;
  const { iv, kept } = JSON.parse(stored);
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: asBytes(iv) }, await key(), asBytes(kept)));
  } catch (error) {
    if (error.name === "OperationError") return null;      // somebody else's words, under their key: left for them
    throw error;
  }
};
const letGo = () => { turn += 1; localStorage.removeItem(place); };

const status = form?.querySelector("[data-kept]");
const say = (words) => { if (status.textContent !== words) status.textContent = words; };
// Files go with a button, not by themselves: a draft that is kept every moment must stay small.
const typedIn = () => {
  const all = new FormData(form);
  [...all].forEach(([name, value]) => { if (value instanceof File) all.delete(name); });
  return all;
};
// Without the form's own token: words that come back after signing in again go under the new one, which is sent beside.
const body = () => {
  const words = new URLSearchParams(typedIn());
  words.delete("csrfmiddlewaretoken");
  return words.toString();
};

const post = async (words) => {
  const answer = await fetch(form.dataset.keep, {
    method: "POST", credentials: "same-origin", redirect: "manual", body: words,
    headers: { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
  });
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) throw new Error("signed out");
  if (!answer.ok) throw new Error("refused");
  return answer.json();
};
// One after another: what was typed first, arriving beside what was typed next, would stand against it as if somebody else had written it.
let before = Promise.resolve();
const send = (words) => { before = before.catch(() => {}).then(() => post(words)); return before; };

const base = (name, revision) => {
  let box = form.elements[`base:${name}`];
  if (!box) {
    box = Object.assign(document.createElement("input"), { type: "hidden", name: `base:${name}` });
    form.append(box);
  }
  box.value = revision;
};

let leaving = false;
// What to say of words that did not arrive: never that they are safe where they are not.
const notSent = async (words, error) => {
  if (leaving) return;                                      // the page is going, with every word of it: what was cut off was sent again
  const safe = await isHeld(words);
  if (!safe) say("Not sent, and this browser cannot keep your words. Leave this page open: it tries again by itself.");
  else if (error.message === "signed out") say("You have been signed out. Your words are kept on this computer, locked. Sign in again and they will come back.");
  else say("Not sent yet. Your words are kept on this computer, locked, and will be sent when they can be.");
};

let waiting = null, sending = false, again = false, last = form ? body() : "";
const arrived = (words, said) => {
  const whole = body() === words;                           // what was typed meanwhile is still only here
  Object.entries(said.revisions).forEach(([name, revision]) => base(name, revision));
  last = whole ? body() : words;
  if (whole) letGo();
};
const keep = async () => {
  if (sending) { again = true; return; }
  const words = body();
  if (words === last) return;
  sending = true;
  say("Saving…");
  try {
    const said = await send(words);
    arrived(words, said);
    const at = new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(" ", "");
    if (said.state !== "writing") say(`This is on the record already. What you typed is kept beside it, at ${at}.`);
    else if (said.clashes.length) say(`Saved at ${at}. Somebody else wrote in the same place: press “${form.dataset.press}” to see both texts.`);
    else say(`Draft saved at ${at}`);
  } catch (error) {
    await notSent(words, error);
    if (!leaving) waiting = setTimeout(keep, 5000);
  } finally {
    sending = false;
    if (again) { again = false; soon(); }
  }
};
const soon = () => { clearTimeout(waiting); waiting = setTimeout(keep, PAUSE); };

// A button leaves the page only once every word on it has arrived: a press with the line down must not end on the browser's own error page.
const press = async (button) => {
  const words = body();
  clearTimeout(waiting);
  try {
    arrived(words, await send(words));
  } catch (error) {
    if (error.message !== "refused") {
      await notSent(words, error);
      waiting = setTimeout(keep, 5000);
      return;
    }
  }
  leaving = true;
  form.requestSubmit(button);
};

// What is asked only after another answer. Without this every question is there, with a line that says when to answer it.
const chosen = (name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].flatMap((box) =>
  box.type === "radio" || box.type === "checkbox" ? (box.checked ? [box.value] : []) : [box.value]);
const unfold = () => form.querySelectorAll("[data-when]").forEach((part) => {
  const among = part.dataset.among.split("|");
  part.hidden = !chosen(part.dataset.when).some((one) => among.includes(one));
});

// What has just happened need not be typed: today, yesterday, or now, in one press.
const DAY = 24 * 60 * 60 * 1000;
const LONDON = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const NEAR = { day: { Today: 0, Yesterday: DAY }, moment: { Now: 0 } };
const offerNear = () => form.querySelectorAll("[data-near]").forEach((boxes) => {
  const asked = boxes.closest("fieldset").querySelector("legend").textContent.trim();
  const line = Object.assign(document.createElement("p"), { className: "tc-near" });
  Object.entries(NEAR[boxes.dataset.near]).forEach(([words, ago]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "tc-link-button govuk-link", textContent: words });
    button.append(Object.assign(document.createElement("span"), { className: "govuk-visually-hidden", textContent: `: ${asked}` }));
    button.addEventListener("click", () => {
      const parts = LONDON.formatToParts(new Date(Date.now() - ago));
      const said = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
      said.time = `${said.hour}:${said.minute}`;
      boxes.querySelectorAll("input").forEach((box) => { box.value = said[box.name.split("_").pop()]; });
      boxes.dispatchEvent(new Event("input", { bubbles: true }));
    });
    line.append(button, " ");
  });
  boxes.after(line);
});

if (form) {
  offerNear();
  form.querySelectorAll(".tc-only-if").forEach((line) => line.remove());
  unfold();
  key().catch(() => {});                                    // while there is a line: without one it cannot be asked for
  // What stands as it was last sent needs no holding: to choose a file is no word, and what was typed and taken back must not come back.
  const typed = () => {
    const words = body();
    unfold();
    if (words !== last) hold(words).catch(() => {});
    else if (!sending) letGo();
    soon();
  };
  form.addEventListener("input", typed);
  form.addEventListener("submit", (event) => {
    if (leaving || body() === last && navigator.onLine) return;
    event.preventDefault();
    press(event.submitter);
  });
  window.addEventListener("online", keep);
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("pagehide", () => { if (body() !== last) navigator.sendBeacon?.(form.dataset.keep, typedIn()); });
  held().then((words) => {
    if (!words) return;
    say("Words you typed before are being put back…");
    // Asked for anew and not reloaded: what was just posted, a file among it, would be posted a second time.
    send(words).then(() => { letGo(); window.location.replace(window.location.pathname + window.location.search); }).catch(() => say("Words you typed before are kept on this computer, locked, until they can be sent."));
  }).catch(() => {});
}
