// Starts the design system's own scripts, and the little that is ours. Every page works without this file.
import { initAll } from "./vendor/govuk-frontend.min.js";
import { initAll as initAllOfMoj } from "./vendor/moj-frontend.min.js";

initAll();
initAllOfMoj();

// On a phone the filter starts closed, so that what it filters is seen first. Without this it is simply open.
const narrow = window.matchMedia("(max-width: 48em)");
const foldFilters = () => document.querySelectorAll("details.tc-filter").forEach((filter) => { filter.open = !narrow.matches; });
foldFilters();
narrow.addEventListener("change", foldFilters);

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// What arrives by htmx may hold components of its own.
document.addEventListener("htmx:afterSettle", (event) => initAll({ scope: event.target }));
