// A passkey's button works once allauth's files listen to it, which they do when the page is read; pressed before, it
// would do nothing. Says on the page that a passkey was not used; what went wrong in detail is for the browser's console.
document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("passkey").disabled = false;
});
document.addEventListener("allauth.error", () => {
  const problem = document.getElementById("passkey-problem");
  problem.hidden = false;
});
