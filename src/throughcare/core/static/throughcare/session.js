// Ends an idle session: a warning first, then out. A key or a click is activity; saving by itself is not.
// The server keeps its own time; this tells it, at most once a minute, that someone is still here.
(() => {
  const asked = document.querySelector('meta[name="throughcare-session"]');
  const notice = document.getElementById("session-warning");
  const words = document.getElementById("session-warning-words");
  if (!asked || !notice || !words) return;

  const MINUTE = 60_000;
  const KEY = "throughcare-last-active";          // shared by every tab of this browser
  const idle = Number(asked.content) * MINUTE;
  const warn = Number(asked.dataset.warn) * MINUTE;
  let told = Date.now();
  let own = Date.now();

  const remember = () => { own = Date.now(); try { localStorage.setItem(KEY, String(own)); } catch { /* private window: this tab alone */ } };
  const lastActive = () => { try { return Math.max(own, Number(localStorage.getItem(KEY)) || 0); } catch { return own; } };

  const stay = async () => {
    told = Date.now();
    const answer = await fetch(asked.dataset.stay, { method: "POST", credentials: "same-origin", redirect: "manual", headers: { "X-CSRFToken": asked.dataset.token } });
    if (!answer.ok) window.location.assign(asked.dataset.ended);
  };

  let before = null;                              // where the reader was, to put them back there

  const hide = () => { notice.hidden = true; notice.replaceChildren(); if (before && before.isConnected) before.focus(); before = null; };
  const show = () => {
    if (!notice.hidden) return;
    notice.hidden = false;
    notice.append(words.content.cloneNode(true));
    const button = notice.querySelector(".tc-session__stay");
    button.addEventListener("click", () => { remember(); hide(); stay().catch(() => {}); });
    // Nobody has typed for minutes, so moving focus takes nothing from anybody's hands; a screen reader reads the whole dialogue.
    before = document.activeElement;
    button.focus();
  };
  const count = (left) => {
    const said = left > MINUTE ? `${Math.ceil(left / MINUTE)} minutes` : "less than a minute";
    const place = notice.querySelector(".tc-session__left");
    if (place && place.textContent !== said) place.textContent = said;
  };

  const look = () => {
    const quiet = Date.now() - lastActive();
    if (quiet >= idle) window.location.assign(asked.dataset.ended);
    else if (quiet >= warn) { show(); count(idle - quiet); }
    else if (!notice.hidden) hide();
  };

  // Once the warning is up only its button, or another tab, keeps the session: a stray key should not.
  const active = () => {
    if (!notice.hidden) return;
    remember();
    if (Date.now() - told >= MINUTE) stay().catch(() => {});
  };

  remember();
  ["keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, active, { passive: true }));
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
})();
