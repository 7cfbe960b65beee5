// Says on the page that a passkey was not used. The sign-in library only tells the console.
document.addEventListener("allauth.error", (event) => {
  const fault = document.getElementById("passkey-fault");
  if (!fault) return;
  event.preventDefault();
  fault.hidden = false;
  fault.textContent = "The passkey was not used. Try again, or use another way to prove it is you.";
});
