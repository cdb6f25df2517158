// Keeps "6 of 8 marked" true while the register is being filled in. Without this the number waits for the next save.
const count = document.querySelector("[data-marked]");
const rows = [...document.querySelectorAll(".marks .register")];
const marked = () => rows.filter((row) => row.querySelector('input[type="radio"]:checked')).length;
document.querySelector(".marks")?.addEventListener("change", () => {
  count.textContent = String(marked());
});
