// Says, before anything is drawn, that scripts run here. A file and not inline, so that the content policy need allow no inline script.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
