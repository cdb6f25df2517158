// When a form comes back with errors, start the reader at the summary.
document.querySelector("[data-error-summary]")?.focus();
