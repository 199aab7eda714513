// Says on the page that a passkey was not used; what went wrong in detail is for the browser's console.
document.addEventListener("allauth.error", () => {
  const problem = document.getElementById("passkey-problem");
  problem.hidden = false;
});
